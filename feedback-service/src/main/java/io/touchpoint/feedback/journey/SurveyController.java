package io.touchpoint.feedback.journey;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.feedback.questionnaire.Wording;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SurveyController {

	private final SurveyQueries queries;

	private final SurveyRepository repository;

	private final Surveys surveys;

	private final Questionnaires questionnaires;

	private final SurveyCodes codes;

	private final Ids ids;

	private final Clock clock;

	private final SiteScopedTransaction transaction;

	SurveyController(SurveyQueries queries, SurveyRepository repository, Surveys surveys, Questionnaires questionnaires,
			SurveyCodes codes, Ids ids, Clock clock, SiteScopedTransaction transaction) {
		this.queries = queries;
		this.repository = repository;
		this.surveys = surveys;
		this.questionnaires = questionnaires;
		this.codes = codes;
		this.ids = ids;
		this.clock = clock;
		this.transaction = transaction;
	}

	@GetMapping("/api/feedback/touchpoints")
	Mono<List<TouchpointItem>> touchpoints(Caller caller, @RequestParam(defaultValue = Wording.FALLBACK) String lang) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.surveys.touchpoints().collectList().map((all) -> TouchpointItem.of(all, lang));
	}

	@GetMapping("/api/feedback/surveys")
	Mono<Page<SurveyQueries.SurveyItem>> list(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable String touchpoint,
			@RequestParam(required = false) @Nullable Channel channel,
			@RequestParam(required = false) @Nullable CustomerType customerType,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		if (site != null && !site.isBlank()) {
			caller.requireSite(site);
		}
		Cursor from = (after != null) ? Cursor.parse(after) : null;
		return this.transaction
			.list(caller.sites(), this.queries.list(site, touchpoint, channel, customerType, from, limit + 1))
			.collectList()
			.map((rows) -> Page.of(rows, limit, SurveyQueries.Placed::cursor))
			.map((page) -> new Page<>(page.items().stream().map(SurveyQueries.Placed::item).toList(), page.next()));
	}

	@PostMapping("/api/feedback/surveys")
	Mono<ResponseEntity<SurveyQueries.SurveyItem>> create(Caller caller, @Valid @RequestBody NewSurvey wanted) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		caller.requireSite(wanted.site());
		Mono<SurveyQueries.SurveyItem> work = this.repository.customerTypeOf(wanted.site())
			.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault("site", "unknown-site",
					"The site '" + wanted.site() + "' is not known here (yet)."))))
			.flatMap((type) -> checked(wanted, type))
			.flatMap((row) -> fit(row).thenReturn(row))
			.flatMap(this::insert);
		return this.transaction.run(caller.sites(), work)
			.map((item) -> ResponseEntity.created(URI.create("/api/feedback/surveys/" + item.code())).body(item));
	}

	private Mono<SurveyRepository.Row> checked(NewSurvey wanted, CustomerType ofSite) {
		CustomerType type = (wanted.customerType() != null) ? wanted.customerType() : ofSite;
		Channel channel = (wanted.channel() != null) ? wanted.channel() : Channel.WEB;
		return this.repository.touchpoints()
			.filter((touchpoint) -> touchpoint.customerType() == type && touchpoint.code().equals(wanted.touchpoint())
					&& !touchpoint.retired())
			.next()
			.switchIfEmpty(Mono.error(() -> Problems.invalid(new FieldFault("touchpoint", "unknown-touchpoint",
					"The journey of " + type + " has no touchpoint '" + wanted.touchpoint() + "'."))))
			.map((touchpoint) -> new SurveyRepository.Row(this.ids.next(), this.codes.next(), wanted.site(), type,
					touchpoint.code(), channel));
	}

	/** It begins with what its customers are asked; a kiosk may not be able to. */
	private Mono<Void> fit(SurveyRepository.Row row) {
		return (row.channel() != Channel.KIOSK) ? Mono.empty()
				: this.questionnaires.requireForKiosk(row.customerType().questionnaire(), "channel");
	}

	private Mono<SurveyQueries.SurveyItem> insert(SurveyRepository.Row row) {
		Mono<SurveyQueries.SurveyItem> stored = this.queries.at(row.site(), row.customerType().name(), row.touchpoint(),
				row.channel().name());
		return this.repository.insert(List.of(row), this.clock.instant())
			.flatMap((inserted) -> (inserted == 1) ? stored
					: stored.flatMap((existing) -> Mono.error(Problems.of(HttpStatus.CONFLICT, "survey-exists",
							"There is a survey for this touchpoint and channel already.",
							Map.of("code", existing.code())))));
	}

	@GetMapping("/api/feedback/surveys/{code}")
	Mono<SurveyQueries.SurveyItem> read(Caller caller, @PathVariable String code) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		return this.transaction.run(caller.sites(), this.queries.byCode(code))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("survey")));
	}

	@PostMapping("/api/feedback/surveys/{code}/close")
	Mono<SurveyQueries.SurveyItem> close(Caller caller, @PathVariable String code) {
		return setActive(caller, code, false);
	}

	@PostMapping("/api/feedback/surveys/{code}/open")
	Mono<SurveyQueries.SurveyItem> open(Caller caller, @PathVariable String code) {
		return setActive(caller, code, true);
	}

	private Mono<SurveyQueries.SurveyItem> setActive(Caller caller, String code, boolean active) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		return this.transaction
			.run(caller.sites(), this.repository.setActive(code, active).then(this.queries.byCode(code)))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("survey")))
			.doOnNext((item) -> this.surveys.forget(code));
	}

}
