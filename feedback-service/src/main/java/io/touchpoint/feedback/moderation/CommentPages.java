package io.touchpoint.feedback.moderation;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.PageTexts;
import io.touchpoint.feedback.intake.SurveyHtml;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The approved comments of a site as a page for everybody, without a script and without a
 * cookie. A site that there is not, and one that shows none, look alike.
 */
@Component
class CommentPages {

	private static final Pattern SITE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

	/**
	 * Pages are counted, because the place of a comment would tell the moment it was
	 * written.
	 */
	private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,2}");

	private static final List<String> LANGUAGES = List.of("en", "es", "ar");

	private final PublicCommentQueries queries;

	private final SiteScopedTransaction transaction;

	CommentPages(PublicCommentQueries queries, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.transaction = transaction;
	}

	/** Where the comments of a site are seen. */
	static String address(String site) {
		return "/f/" + site + "/comments";
	}

	/**
	 * A comment ready for the template.
	 *
	 * @param month in words
	 */
	record Said(String text, String language, String month) {
	}

	Mono<ServerResponse> show(ServerRequest request) {
		String site = request.pathVariable("site");
		int page = request.queryParam("page")
			.filter((text) -> PAGE.matcher(text).matches())
			.map(Integer::valueOf)
			.orElse(1);
		return Mono.just(site)
			.filter((code) -> SITE.matcher(code).matches())
			.flatMap((code) -> this.transaction.run(SiteScope.of(code), this.queries.of(code, page)))
			.flatMap((comments) -> page(request, comments, page))
			.switchIfEmpty(Mono.defer(() -> SurveyHtml.notice(request, HttpStatus.NOT_FOUND, "no-comments")))
			.onErrorResume((ex) -> SurveyHtml.trouble(request, ex));
	}

	private static Mono<ServerResponse> page(ServerRequest request, PublicComments comments, int page) {
		List<String> spoken = comments.languages().stream().filter(LANGUAGES::contains).toList();
		List<String> languages = spoken.isEmpty() ? LANGUAGES.subList(0, 1) : spoken;
		String language = language(request, languages);
		DateTimeFormatter month = new DateTimeFormatterBuilder().appendLocalized("yMMMM")
			.toFormatter(Locale.forLanguageTag(language));
		Map<String, Object> model = new HashMap<>();
		model.put("site", comments.siteName());
		model.put("address", address(comments.site()));
		model.put("language", language);
		model.put("direction", PageTexts.direction(language));
		model.put("languages", PageTexts.languages(languages, language));
		model.put("texts", PageTexts.in(language));
		model.put("comments", comments.comments().stream().map((one) -> said(one, month)).toList());
		model.put("page", page);
		model.put("more", comments.more());
		return SurveyHtml.page(HttpStatus.OK, List.of()).render("comments", model);
	}

	private static Said said(PublicComments.Shown one, DateTimeFormatter month) {
		YearMonth at = one.month();
		return new Said(one.text(), one.language(), month.format(at.atDay(1)));
	}

	private static String language(ServerRequest request, List<String> languages) {
		return request.queryParam("lang").filter(languages::contains).orElseGet(() -> {
			String accepted = Locale.lookupTag(SurveyHtml.accepted(request), languages);
			return (accepted != null) ? accepted : languages.getFirst();
		});
	}

}
