package io.touchpoint.feedback.intake;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.web.ProblemException;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * How the public pages are drawn, a survey's and those around it, and what browsers may
 * do with them.
 */
public final class SurveyHtml {

	private static final Logger logger = LoggerFactory.getLogger(SurveyHtml.class);

	private static final String POLICY = "default-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

	private static final List<String> NOWHERE = List.of();

	private SurveyHtml() {
	}

	/**
	 * A page that these websites may frame, which no cache keeps.
	 */
	public static ServerResponse.BodyBuilder page(HttpStatus status, List<String> origins) {
		return ServerResponse.status(status)
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.header("Content-Security-Policy", POLICY + (origins.isEmpty() ? "'none'" : String.join(" ", origins)))
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "no-referrer")
			.cacheControl(CacheControl.noStore());
	}

	static Mono<ServerResponse> thanks(Asked asked, String about) {
		return page(HttpStatus.OK, asked.origins()).render("thanks",
				Map.of("survey", asked.survey(), "language", asked.language(), "direction",
						PageTexts.direction(asked.language()), "texts", PageTexts.in(asked.language()), "framedBy",
						asked.framedBy(), "about", about));
	}

	/**
	 * A page that says one thing, in a language that the browser asks for.
	 * @param kind before the keys of its texts
	 */
	public static Mono<ServerResponse> notice(ServerRequest request, HttpStatus status, String kind) {
		return notice(status, language(request), kind, NOWHERE, Map.of());
	}

	private static String language(ServerRequest request) {
		String accepted = Locale.lookupTag(accepted(request), List.of("en", "es", "ar"));
		return (accepted != null) ? accepted : "en";
	}

	private static Mono<ServerResponse> notice(HttpStatus status, String language, String kind, List<String> origins,
			Map<String, Object> more) {
		Map<String, String> texts = PageTexts.in(language);
		Map<String, Object> model = new HashMap<>(more);
		model.putAll(Map.of("language", language, "direction", PageTexts.direction(language), "texts", texts, "title",
				String.valueOf(texts.get(kind + ".title")), "text", String.valueOf(texts.get(kind + ".text"))));
		return page(status, origins).render("notice", model);
	}

	/** A used, an expired and an unknown invitation look alike. */
	static Mono<ServerResponse> notFound(ServerRequest request) {
		return notice(request, HttpStatus.NOT_FOUND, kind(request, "unknown"));
	}

	private static String kind(ServerRequest request, String otherwise) {
		return request.pathVariables().containsKey("token") ? "spent" : otherwise;
	}

	/**
	 * Tells whoever was still writing when the survey closed, or the invitation was used
	 * up, that it came too late. What was typed is there to be copied, with the way to
	 * say it all the same.
	 */
	static Mono<ServerResponse> late(ServerRequest request, Asked asked, MultiValueMap<String, String> form) {
		Map<String, Object> more = new HashMap<>(Map.of("typed", LateForm.text(asked, form), "site",
				asked.survey().site(), "framedBy", asked.framedBy()));
		return notice(HttpStatus.NOT_FOUND, asked.language(), kind(request, "closed"), asked.origins(), more);
	}

	/** The same where it is not known any more what was asked. */
	static Mono<ServerResponse> late(ServerRequest request, MultiValueMap<String, String> form) {
		return notice(HttpStatus.NOT_FOUND, language(request), kind(request, "unknown"), NOWHERE,
				Map.of("typed", LateForm.words(form)));
	}

	/**
	 * Whoever came to see a page is told on one that it cannot be shown.
	 */
	public static Mono<ServerResponse> trouble(ServerRequest request, Throwable ex) {
		if (ex instanceof ProblemException problem && problem.status() == HttpStatus.CONTENT_TOO_LARGE) {
			return notice(request, HttpStatus.CONTENT_TOO_LARGE, "too-large");
		}
		if (ex instanceof ProblemException problem && problem.reason().equals("malformed")) {
			return notice(request, HttpStatus.BAD_REQUEST, "unreadable");
		}
		if (ex instanceof ProblemException || ex instanceof Error) {
			return Mono.error(ex);
		}
		logger.warn("The page {} could not be shown", request.path(), ex);
		return notice(request, HttpStatus.SERVICE_UNAVAILABLE, "away");
	}

	/**
	 * The languages that the browser asks for.
	 */
	public static List<Locale.LanguageRange> accepted(ServerRequest request) {
		try {
			return request.headers().acceptLanguage();
		}
		catch (IllegalArgumentException ex) {
			// A browser that speaks in riddles gets the survey's own language.
			return List.of();
		}
	}

}
