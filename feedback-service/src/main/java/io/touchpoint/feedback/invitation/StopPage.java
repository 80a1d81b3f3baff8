package io.touchpoint.feedback.invitation;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Where a customer says that no more mail is wanted: a page with a button, because mail
 * programs open links by themselves; and the post that those send that offer the button
 * (RFC 8058). Every secret gets the same answer, right or wrong.
 */
@Component
class StopPage {

	private static final Logger logger = LoggerFactory.getLogger(StopPage.class);

	private static final String POLICY = "default-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	private static final ResourceBundle.Control EXACT = ResourceBundle.Control
		.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

	private final Invitations invitations;

	StopPage(Invitations invitations) {
		this.invitations = invitations;
	}

	Mono<ServerResponse> show(ServerRequest request) {
		return page(HttpStatus.OK, request, "ask");
	}

	Mono<ServerResponse> stop(ServerRequest request) {
		return this.invitations.optOut(request.pathVariable("token"))
			.then(Mono.defer(() -> page(HttpStatus.OK, request, "done")))
			.onErrorResume((ex) -> {
				logger.warn("Mail to a customer could not be stopped", ex);
				return page(HttpStatus.SERVICE_UNAVAILABLE, request, "away");
			});
	}

	private static Mono<ServerResponse> page(HttpStatus status, ServerRequest request, String kind) {
		String language = language(request);
		return ServerResponse.status(status)
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.header("Content-Security-Policy", POLICY)
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "no-referrer")
			.cacheControl(CacheControl.noStore())
			.render("stop", Map.of("language", language, "direction", language.equals("ar") ? "rtl" : "ltr", "texts",
					texts(language), "kind", kind));
	}

	private static String language(ServerRequest request) {
		try {
			String accepted = Locale.lookupTag(request.headers().acceptLanguage(), List.of("en", "es", "ar"));
			return (accepted != null) ? accepted : "en";
		}
		catch (IllegalArgumentException ex) {
			// A browser that speaks in riddles
			return "en";
		}
	}

	private static Map<String, String> texts(String language) {
		ResourceBundle bundle = ResourceBundle.getBundle("stop-texts", Locale.forLanguageTag(language), EXACT);
		Map<String, String> texts = new TreeMap<>();
		bundle.keySet().forEach((key) -> texts.put(key, bundle.getString(key)));
		return Collections.unmodifiableMap(texts);
	}

}
