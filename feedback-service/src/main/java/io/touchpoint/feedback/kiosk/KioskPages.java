package io.touchpoint.feedback.kiosk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The kiosk's page and its files. Their common version is a hash of what they hold: a
 * device keeps all files of one version and changes to the next one as a whole.
 */
@Component
class KioskPages {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
			+ "frame-ancestors 'none'";

	private static final String PLACE_OF_VERSION = "%VERSION%";

	private static final int VERSION_LENGTH = 12;

	private static final Map<String, MediaType> FILES = Map.of("kiosk.html",
			new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8), "kiosk.css",
			new MediaType("text", "css", StandardCharsets.UTF_8), "kiosk.js",
			new MediaType("text", "javascript", StandardCharsets.UTF_8), "worker.js",
			new MediaType("text", "javascript", StandardCharsets.UTF_8), "kiosk.svg", new MediaType("image", "svg+xml"),
			"kiosk.webmanifest", new MediaType("application", "manifest+json", StandardCharsets.UTF_8));

	private final Map<String, String> files = new TreeMap<>();

	private final String version;

	KioskPages() {
		FILES.keySet().forEach((name) -> this.files.put(name, read(name)));
		this.version = hash(this.files.toString());
		this.files.replaceAll((name, text) -> text.replace(PLACE_OF_VERSION, this.version));
	}

	Mono<ServerResponse> page(ServerRequest request) {
		return file("kiosk.html", CacheControl.noCache());
	}

	/** It may look after the page itself, which lies above its own folder. */
	Mono<ServerResponse> worker(ServerRequest request) {
		return answer("worker.js", CacheControl.noCache()).header("Service-Worker-Allowed", "/k")
			.bodyValue(text("worker.js"));
	}

	Mono<ServerResponse> asset(ServerRequest request) {
		String name = request.pathVariable("file");
		if (!request.pathVariable("version").equals(this.version) || !this.files.containsKey(name)) {
			return ServerResponse.notFound().cacheControl(CacheControl.noStore()).build();
		}
		return file(name, CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
	}

	private Mono<ServerResponse> file(String name, CacheControl caching) {
		return answer(name, caching).bodyValue(text(name));
	}

	private static ServerResponse.BodyBuilder answer(String name, CacheControl caching) {
		return ServerResponse.ok()
			.contentType(FILES.getOrDefault(name, MediaType.TEXT_PLAIN))
			.header("Content-Security-Policy", POLICY)
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "no-referrer")
			.cacheControl(caching);
	}

	private String text(String name) {
		return String.valueOf(this.files.get(name));
	}

	private static String read(String name) {
		try (InputStream file = KioskPages.class.getResourceAsStream("/kiosk/" + name)) {
			if (file == null) {
				throw new IllegalStateException("The file " + name + " of the kiosk is missing");
			}
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String hash(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
