package io.touchpoint.feedback.moment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.TextCheck;
import io.touchpoint.feedback.restricted.FewEyes;
import io.touchpoint.feedback.restricted.RestrictedCase;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Cursor;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Page;
import io.touchpoint.starter.web.Problems;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Alerts, for the people who look after them.
 */
@RestController
class AlertController {

	private final AlertQueries queries;

	private final AlertRepository repository;

	private final FewEyes eyes;

	private final SiteScopedTransaction transaction;

	private final Outbox outbox;

	private final AlertMeters meters;

	private final Clock clock;

	private final String publicUrl;

	AlertController(AlertQueries queries, AlertRepository repository, FewEyes eyes, SiteScopedTransaction transaction,
			Outbox outbox, AlertMeters meters, Clock clock, @Value("${touchpoint.public-url}") String publicUrl) {
		this.queries = queries;
		this.repository = repository;
		this.eyes = eyes;
		this.transaction = transaction;
		this.outbox = outbox;
		this.meters = meters;
		this.clock = clock;
		this.publicUrl = publicUrl;
	}

	@GetMapping("/api/feedback/alerts")
	Mono<Page<Alert>> alerts(Caller caller, @RequestParam(required = false) @Nullable String site,
			@RequestParam(required = false) @Nullable AlertState state,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") @Min(1) @Max(Page.MOST) int limit) {
		handler(caller);
		String wanted = (site == null || site.isBlank()) ? null : site.strip();
		if (wanted != null) {
			caller.requireSite(wanted);
		}
		Cursor start = (after == null || after.isBlank()) ? null : Cursor.parse(after);
		return this.transaction.list(caller.sites(), this.queries.list(caller.sites(), wanted, state, start, limit + 1))
			.map(Alert::listed)
			.collectList()
			.map((rows) -> Page.of(rows, limit, Alert::cursor));
	}

	@GetMapping("/api/feedback/alerts/{id}")
	Mono<AlertDetail> alert(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.transaction
			.run(caller.sites(),
					this.queries.byId(id)
						.flatMap((alert) -> Mono.zip(this.queries.answers(id).collectList(), behind(alert))
							.map((parts) -> new Found(new AlertDetail(alert, parts.getT1()), parts.getT2()))))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("alert")))
			.flatMap((found) -> this.eyes.read(found.cases(), caller)
				.map((open) -> open ? found.detail() : found.detail().listed()));
	}

	/** Without a note there is nothing that only few may read. */
	private Mono<List<RestrictedCase>> behind(Alert alert) {
		return (alert.note() == null || !alert.restricted()) ? Mono.just(List.of())
				: this.queries.restricted(alert.id()).collectList().flatMap(this.eyes::behind);
	}

	private record Found(AlertDetail detail, List<RestrictedCase> cases) {
	}

	@PostMapping("/api/feedback/alerts/{id}/moves")
	Mono<Alert> moveAlert(Caller caller, @PathVariable UUID id, @Valid @RequestBody AlertMove move) {
		handler(caller);
		String note = note(move.note());
		Mono<Alert> work = this.queries.take(id)
			.switchIfEmpty(Mono.error(() -> Problems.notFound("alert")))
			.flatMap((alert) -> move(alert, move.to(), caller.name(), note));
		return this.transaction.run(caller.sites(), work).map(Alert::listed);
	}

	private Mono<Alert> move(Alert alert, AlertState to, String by, @Nullable String note) {
		if (!alert.state().next().contains(to)) {
			return Mono.error(Problems.of(HttpStatus.CONFLICT, "illegal-move",
					"An alert that is " + words(alert.state()) + " cannot become " + words(to) + ".",
					Map.of("current", alert.listed())));
		}
		Instant now = this.clock.instant();
		Alert after = alert.moved(to, by, now, note);
		boolean first = alert.acknowledgedAt() == null;
		return this.repository.move(after)
			.then(Mono.defer(() -> this.outbox.append(told(after, first, now))))
			.thenReturn(after)
			.doOnNext((moved) -> this.meters.reacted(moved, first));
	}

	private static List<NewEvent> told(Alert after, boolean first, Instant now) {
		List<NewEvent> told = new ArrayList<>();
		if (first) {
			told.add(AlertReacted.tell(after, now));
		}
		if (after.state() == AlertState.CLOSED) {
			told.add(AlertClosed.tell(after, now));
		}
		return told;
	}

	/** What the mail to the site's people needs to know. */
	@Hidden
	@GetMapping("/internal/alerts/{id}/contact")
	Mono<DutyContact> dutyContact(@PathVariable UUID id) {
		return this.transaction.run(SiteScope.allSites(), this.queries.duty(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("alert")))
			.flatMap((duty) -> (duty.email() == null)
					? Mono.error(Problems.conflict("no-address", "The site has no e-mail address yet."))
					: Mono.just(new DutyContact(duty.email(), duty.language(), duty.touchpoint(),
							this.publicUrl + "/alerts?open=" + id, Map.of("count", String.valueOf(duty.answers())))));
	}

	/** Who had the bad time, for the case that is opened for them. */
	@Hidden
	@GetMapping("/internal/alerts/{id}/customer")
	Mono<AlertQueries.Customer> alertCustomer(@PathVariable UUID id) {
		return this.transaction.run(SiteScope.allSites(), this.queries.customer(id))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("contact")));
	}

	private static @Nullable String note(@Nullable String text) {
		if (text != null && !TextCheck.isFit(text)) {
			throw Problems
				.invalid(new FieldFault("note", "unfit-characters", "'note' holds characters that cannot be stored."));
		}
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	private static String words(AlertState state) {
		return state.name().toLowerCase(Locale.ROOT);
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

	/** An alert with the answers it stands for, the newest 200. */
	record AlertDetail(Alert alert, List<UUID> responses) {

		AlertDetail listed() {
			return new AlertDetail(this.alert.listed(), this.responses);
		}

	}

	/** What becomes of an alert. */
	record AlertMove(@NotNull AlertState to, @Nullable @Size(max = 2000) String note) {
	}

	/**
	 * Whom to tell.
	 *
	 * @param reference name of the touchpoint
	 * @param trackingUrl where staff find the alert
	 */
	record DutyContact(String email, String language, String reference, String trackingUrl, Map<String, String> facts) {
	}

}
