package io.touchpoint.feedback.visit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.PageTexts;
import io.touchpoint.starter.web.ProblemException;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * How a shopper's page is answered: its headers, and the pages that say one thing only.
 */
final class ShopperHtml {

	private static final Logger logger = LoggerFactory.getLogger(ShopperHtml.class);

	private static final String POLICY = "default-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	private ShopperHtml() {
	}

	static Mono<ServerResponse> thanks(SiteVisit visit) {
		String language = visit.language();
		return page(HttpStatus.OK).render("visit-thanks", Map.of("language", language, "direction",
				PageTexts.direction(language), "texts", VisitTexts.in(language), "keep", visit.id()));
	}

	static String address(ServerRequest request) {
		return "/v/" + request.pathVariable("secret");
	}

	static Mono<ServerResponse> backTo(ServerRequest request, String rest) {
		return ServerResponse.seeOther(URI.create(address(request) + rest))
			.cacheControl(CacheControl.noStore())
			.build();
	}

	static Mono<ServerResponse> trouble(ServerRequest request, Throwable ex) {
		if (ex instanceof ProblemException problem && problem.status() == HttpStatus.CONTENT_TOO_LARGE) {
			return notice(request, HttpStatus.CONTENT_TOO_LARGE, "too-large");
		}
		if (ex instanceof ProblemException problem && problem.reason().equals("malformed")) {
			return notice(request, HttpStatus.BAD_REQUEST, "unreadable");
		}
		if (ex instanceof ProblemException || ex instanceof Error) {
			return Mono.error(ex);
		}
		logger.warn("The page of a visit could not be shown", ex);
		return notice(request, HttpStatus.SERVICE_UNAVAILABLE, "away");
	}

	static Mono<ServerResponse> notice(ServerRequest request, HttpStatus status, String kind) {
		return notice(accepted(request), status, kind);
	}

	static Mono<ServerResponse> notice(String language, HttpStatus status, String kind) {
		Map<String, String> texts = VisitTexts.in(language);
		return page(status).render("notice",
				Map.of("language", language, "direction", PageTexts.direction(language), "title",
						String.valueOf(texts.get(kind + ".title")), "text", String.valueOf(texts.get(kind + ".text"))));
	}

	private static String accepted(ServerRequest request) {
		try {
			String accepted = Locale.lookupTag(request.headers().acceptLanguage(), List.of("en", "es", "ar"));
			return (accepted != null) ? accepted : "en";
		}
		catch (IllegalArgumentException ex) {
			// A browser that speaks in riddles
			return "en";
		}
	}

	static ServerResponse.BodyBuilder page(HttpStatus status) {
		return ServerResponse.status(status)
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.header("Content-Security-Policy", POLICY)
			.header("X-Content-Type-Options", "nosniff")
			.header("X-Robots-Tag", "noindex")
			.header("Referrer-Policy", "no-referrer")
			.cacheControl(CacheControl.noStore());
	}

}
