package io.touchpoint.feedback.invitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import io.touchpoint.feedback.journey.Surveys;
import io.touchpoint.feedback.questionnaire.Questionnaires;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InvitationController {

	private static final Duration FURTHEST = Duration.ofDays(366);

	private final Invitations invitations;

	private final InvitationQueries queries;

	private final InvitationRepository repository;

	private final AddresseeQueries addressees;

	private final Surveys surveys;

	private final Questionnaires questionnaires;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	private final String publicUrl;

	InvitationController(Invitations invitations, InvitationQueries queries, InvitationRepository repository,
			AddresseeQueries addressees, Surveys surveys, Questionnaires questionnaires,
			SiteScopedTransaction transaction, Clock clock, @Value("${touchpoint.public-url}") String publicUrl) {
		this.invitations = invitations;
		this.queries = queries;
		this.repository = repository;
		this.addressees = addressees;
		this.surveys = surveys;
		this.questionnaires = questionnaires;
		this.transaction = transaction;
		this.clock = clock;
		this.publicUrl = publicUrl;
	}

	@GetMapping("/api/feedback/invitations")
	Mono<Page<InvitationQueries.InvitationItem>> list(Caller caller,
			@RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable InvitationState state,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
		String at = (site == null || site.isBlank()) ? null : site.strip();
		if (at != null) {
			caller.requireSite(at);
		}
		Cursor from = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		return this.transaction.list(caller.sites(), this.queries.list(caller.sites(), at, state, from, limit + 1))
			.collectList()
			.map((rows) -> Page.of(rows, limit, InvitationQueries.InvitationItem::cursor));
	}

	@PostMapping("/api/feedback/invitations/preview")
	Mono<Plan.InvitationOutlook> preview(Caller caller, @Valid @RequestBody InvitationWish wanted) {
		require(caller, wanted);
		return this.invitations.look(caller.sites(), wanted).map((plan) -> plan.outlook(plan.invited().size()));
	}

	@PostMapping("/api/feedback/invitations")
	Mono<Plan.InvitationOutlook> plan(Caller caller, @Valid @RequestBody InvitationWish wanted) {
		require(caller, wanted);
		return this.invitations.plan(caller.sites(), wanted, caller.name());
	}

	private void require(Caller caller, InvitationWish wanted) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		if (wanted.site() != null) {
			caller.requireSite(wanted.site());
		}
		Instant due = wanted.dueAt();
		Instant now = this.clock.instant();
		if (due != null && (due.isBefore(now.minus(FURTHEST)) || due.isAfter(now.plus(FURTHEST)))) {
			throw Problems.invalid(new FieldFault("dueAt", "out-of-range", "'dueAt' must lie within a year."));
		}
	}

	@PostMapping("/api/feedback/invitations/{id}/cancel")
	Mono<ResponseEntity<Void>> cancel(Caller caller, @PathVariable UUID id) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER);
		Mono<Boolean> seen = this.transaction.run(caller.sites(), this.queries.exists(id));
		return seen.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("invitation")))
			.flatMap((exists) -> this.transaction.run(SiteScope.allSites(), this.repository.cancel(id)))
			.flatMap((gone) -> (gone == 1) ? Mono.just(ResponseEntity.noContent().build()) : Mono.error(Problems
				.conflict("not-planned", "Only an invitation that still waits for its time can be taken back.")));
	}

	/**
	 * Whom the mail of an invitation is for, and the address of its survey: a new secret
	 * each time.
	 */
	@Hidden
	@GetMapping("/internal/invitations/{id}/contact")
	Mono<Addressed> contact(@PathVariable UUID id) {
		return this.transaction
			.run(SiteScope.allSites(), this.addressees.addressee(id, this.clock.instant())
				.flatMap((to) -> this.invitations.token(to.invitation(), to.site())
					.map((token) -> new Asked(addressed(to.email(), to.name(), to.language(), token), to.survey()))))
			.flatMap(this::timed)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	/** Whom the thanks for a first visit are for. */
	@Hidden
	@GetMapping("/internal/customers/{id}/welcome")
	Mono<Addressed> welcome(@PathVariable UUID id) {
		return this.transaction
			.run(SiteScope.allSites(), this.addressees.welcomed(id, this.clock.instant()).flatMap(this::welcomed))
			.flatMap(this::timed)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	private Mono<Asked> welcomed(AddresseeQueries.Welcomed to) {
		UUID invitation = to.invitation();
		String site = to.site();
		return (invitation == null || site == null)
				? Mono.just(new Asked(new Addressed(to.email(), to.name(), to.language(), null, Map.of()), null))
				: this.invitations.token(invitation, site)
					.map((token) -> new Asked(addressed(to.email(), to.name(), to.language(), token), to.survey()));
	}

	/**
	 * With how long the answer takes, which the mail says. What a survey asks belongs to
	 * no site and is read after the work for the sites is done.
	 */
	private Mono<Addressed> timed(Asked asked) {
		return Mono.justOrEmpty(asked.survey())
			.flatMap(this.surveys::known)
			.flatMap((survey) -> this.questionnaires.version(survey.questionnaire(), survey.version()))
			.map((questionnaire) -> asked.to().with("minutes", String.valueOf(questionnaire.minutes())))
			.defaultIfEmpty(asked.to());
	}

	/** Somebody, and the survey that they are asked to answer. */
	private record Asked(Addressed to, @Nullable String survey) {
	}

	private Addressed addressed(String email, @Nullable String name, @Nullable String language, InvitationToken token) {
		String address = this.publicUrl + "/s/i/" + token.value();
		return new Addressed(email, name, language, address, Map.of("stopUrl", address + "/stop"));
	}

	/**
	 * A contact as fellow services get it.
	 *
	 * @param trackingUrl where the customer answers, once
	 * @param facts where the customer says that no more mail is wanted, and about how
	 * many minutes the answer takes
	 */
	record Addressed(String email, @Nullable String name, @Nullable String language, @Nullable String trackingUrl,
			Map<String, String> facts) {

		private Addressed with(String fact, String value) {
			Map<String, String> more = new HashMap<>(this.facts);
			more.put(fact, value);
			return new Addressed(this.email, this.name, this.language, this.trackingUrl, Map.copyOf(more));
		}

	}

}
