package io.touchpoint.feedback.poster;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * {@code /s}: where the short code of a poster is typed by hand. It leads to the survey
 * and needs no script.
 */
@Component
class CodePage {

	private static final List<String> LANGUAGES = List.of("en", "es", "ar");

	private static final Pattern CODE = Pattern.compile("[a-z0-9]{4,40}");

	Mono<ServerResponse> show(ServerRequest request) {
		String typed = request.queryParam("code").orElse("");
		String code = typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
		if (CODE.matcher(code).matches()) {
			return ServerResponse.seeOther(URI.create("/s/" + code)).cacheControl(CacheControl.noStore()).build();
		}
		String language = language(request);
		PosterTexts texts = PosterTexts.in(language);
		return ServerResponse.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.header("X-Content-Type-Options", "nosniff")
			.cacheControl(CacheControl.noStore())
			.render("code",
					Map.of("language", language, "direction", language.equals("ar") ? "rtl" : "ltr", "title",
							texts.get("page.title"), "label", texts.get("page.label"), "hint", texts.get("page.hint"),
							"open", texts.get("page.open"), "wrong", typed.isBlank() ? "" : texts.get("page.wrong")));
	}

	private static String language(ServerRequest request) {
		try {
			String accepted = Locale.lookupTag(request.headers().acceptLanguage(), LANGUAGES);
			return (accepted != null) ? accepted : "en";
		}
		catch (IllegalArgumentException ex) {
			// A browser that speaks in riddles is answered in English.
			return "en";
		}
	}

}
