package io.touchpoint.feedback.browse;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.Answered;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.feedback.restricted.FewEyes;
import io.touchpoint.feedback.restricted.RestrictedCase;
import io.touchpoint.feedback.site.Period;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ResponseController {

	private final ResponseQueries queries;

	private final Questionnaires questionnaires;

	private final FewEyes eyes;

	private final SiteScopedTransaction transaction;

	ResponseController(ResponseQueries queries, Questionnaires questionnaires, FewEyes eyes,
			SiteScopedTransaction transaction) {
		this.queries = queries;
		this.questionnaires = questionnaires;
		this.eyes = eyes;
		this.transaction = transaction;
	}

	@GetMapping("/api/feedback/responses")
	Mono<Page<ResponseItem>> list(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable String touchpoint,
			@RequestParam(required = false) @Nullable Channel channel,
			@RequestParam(required = false) @Nullable CustomerType customerType,
			@RequestParam(required = false) @Nullable Moment moment,
			@RequestParam(defaultValue = "false") boolean suspect,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			@RequestParam(required = false) @Size(max = 100) @Nullable String q,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		String wantedSite = given(site);
		if (wantedSite != null) {
			caller.requireSite(wantedSite);
		}
		ResponseFilter filter = new ResponseFilter(wantedSite, given(touchpoint), channel, customerType, moment,
				suspect, Period.parse(from, to), given(q));
		Cursor start = (given(after) != null) ? Cursor.parse(String.valueOf(after)) : null;
		return this.transaction.list(caller.sites(), this.queries.list(caller.sites(), filter, start, limit + 1))
			.collectList()
			.map((rows) -> Page.of(rows, limit, ResponseItem::cursor));
	}

	private static @Nullable String given(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	@GetMapping("/api/feedback/responses/{id}")
	Mono<ResponseDetail> read(Caller caller, @PathVariable UUID id,
			@RequestParam(defaultValue = Wording.FALLBACK) String lang) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		boolean mayReach = caller.has(Role.HEAD_OFFICE) || caller.has(Role.SITE_MANAGER);
		Mono<List<ResponseQueries.Contact>> contact = mayReach ? this.queries.contact(id).flux().collectList()
				: Mono.just(List.of());
		return this.transaction
			.run(caller.sites(),
					this.queries.byId(id)
						.flatMap((rest) -> Mono.zip(contact, this.eyes.behind(List.of(id)))
							.map((parts) -> new Found(rest, parts.getT1(), parts.getT2()))))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("response")))
			.flatMap((found) -> Mono.zip(detail(found, lang, mayReach), this.eyes.read(found.cases(), caller),
					(detail, open) -> open ? detail : detail.hidden()));
	}

	@Hidden
	@GetMapping("/internal/responses/{id}/contact")
	Mono<ResponseQueries.Contact> contact(@PathVariable UUID id) {
		return this.transaction.run(SiteScope.allSites(), this.queries.contact(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	/**
	 * What was written in an answer, for whoever has just given it and goes on to tell
	 * more.
	 */
	@Hidden
	@GetMapping("/internal/responses/{id}/comment")
	Mono<ResponseQueries.Comment> comment(@PathVariable UUID id) {
		return this.transaction.run(SiteScope.allSites(), this.queries.comment(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("comment")));
	}

	/** Where answers were given; of those that are nobody's nothing is told. */
	@Hidden
	@GetMapping("/internal/responses/sites")
	Mono<List<ResponseQueries.Place>> sites(@RequestParam @Size(min = 1, max = 200) List<UUID> response) {
		return this.transaction.list(SiteScope.allSites(), this.queries.places(response)).collectList();
	}

	private record Found(ResponseQueries.Rest rest, List<ResponseQueries.Contact> contact, List<RestrictedCase> cases) {
	}

	private Mono<ResponseDetail> detail(Found found, String language, boolean mayReach) {
		ResponseItem item = found.rest().item();
		ResponseDetail.ContactShown contact = found.contact()
			.stream()
			.map((shown) -> new ResponseDetail.ContactShown(shown.email(), shown.name()))
			.findFirst()
			.orElse(null);
		return this.questionnaires.version(item.questionnaire(), item.questionnaireVersion())
			.map((questionnaire) -> ResponseDetail.of(item, found.rest(),
					Answered.of(questionnaire, found.rest().answers(), language), contact, mayReach));
	}

}
