package io.touchpoint.feedback.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.guard.Suspicion;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The only write path of responses: submissions are stored together, with their keys and
 * events, in one transaction and acknowledged after its commit.
 */
@Component
class Intake {

	/** Why something else under a used key is refused. */
	static final String KEY_REUSED = "idempotency-key-reused";

	/** Why a second answer to an invitation is refused. */
	static final String TICKET_USED = "invitation-used";

	/**
	 * The acknowledgement of a stored response; the same for every repetition.
	 */
	record Receipt(UUID id, Instant receivedAt) {
	}

	/** What became of one submission of a batch. */
	private sealed interface Outcome {

		record Accepted(Receipt receipt, NewResponse response) implements Outcome {
		}

		record Repeated(Receipt receipt) implements Outcome {
		}

		record KeyReused() implements Outcome {
		}

		record TicketUsed() implements Outcome {
		}

	}

	private final IntakeRepository repository;

	private final Tickets tickets;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final RuleBook rules;

	private final IntakeMeters meters;

	private final Ids ids;

	private final Clock clock;

	private final CoalescingLoop<IntakeRepository.Keyed, Outcome> loop;

	Intake(IntakeRepository repository, Tickets tickets, Outbox outbox, SiteScopedTransaction transaction,
			RuleBook rules, IntakeMeters meters, Ids ids, Clock clock, IntakeProperties properties) {
		this.repository = repository;
		this.tickets = tickets;
		this.outbox = outbox;
		this.transaction = transaction;
		this.rules = rules;
		this.meters = meters;
		this.ids = ids;
		this.clock = clock;
		this.loop = new CoalescingLoop<>(properties, this::write);
		meters.watch(this.loop);
	}

	/**
	 * Stores the submission under its key; a repetition gets the first receipt, another
	 * submission under the same key a refusal.
	 */
	Mono<Receipt> accept(Sent sent, Submission submission, Survey survey) {
		return accept(sent, submission, survey, Arrival.PLAIN);
	}

	/**
	 * The same for one that came in by another door than those that are open to all.
	 */
	Mono<Receipt> accept(Sent sent, Submission submission, Survey survey, Arrival arrival) {
		return this.rules.current()
			.map((rules) -> response(submission, survey, rules.moments()))
			.map((response) -> arrival.praised() ? response.with(response.moment().praised()) : response)
			.flatMap((response) -> this.loop
				.submit(new IntakeRepository.Keyed(sent, response, submission.marks(), arrival)))
			.onErrorMap(CoalescingLoop.Full.class,
					(ex) -> Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "overloaded",
							"More answers come in than can be stored; send it again in a moment with the same key."))
			.map(this::receipt);
	}

	/**
	 * The receipt of what was acknowledged before and would not be taken now: its survey
	 * is closed, or its questions are others. Empty if nothing of the site was stored
	 * under the key; a refusal if something else was.
	 */
	Mono<Receipt> repeated(Sent sent, String site) {
		return this.transaction.run(SiteScope.of(site), this.repository.stored(List.of(sent.key())))
			.mapNotNull((stored) -> stored.get(sent.key()))
			.map((stored) -> {
				if (!stored.isOf(sent)) {
					throw keyReused();
				}
				return stored.receipt();
			});
	}

	private NewResponse response(Submission submission, Survey survey, MomentRules moments) {
		Instant now = this.clock.instant();
		NewResponse response = new NewResponse(this.ids.next(), survey.site(), survey.touchpoint(),
				(submission.channel() != null) ? submission.channel() : survey.channel(), survey.customerType(),
				survey.questionnaire(), submission.version(), submission.answers(), Moment.NEUTRAL,
				submission.comment(), submission.contact(),
				(submission.language() != null) ? submission.language() : survey.language(),
				submission.circumstances().relation(), submission.circumstances().referredBy(), null,
				submission.circumstances().waitedSeconds(), submission.marks().oneTap(), false,
				(submission.occurredAt() != null) ? submission.occurredAt() : now, now);
		return response.with(moments.judge(response.overall(), response.nps(), response.answers().values()));
	}

	private Receipt receipt(Outcome outcome) {
		return switch (outcome) {
			case Outcome.Accepted accepted -> {
				this.meters.received(accepted.response());
				yield accepted.receipt();
			}
			case Outcome.Repeated repeated -> repeated.receipt();
			case Outcome.KeyReused reused -> throw keyReused();
			case Outcome.TicketUsed used ->
				throw Problems.of(HttpStatus.GONE, TICKET_USED, "This invitation cannot be used any more.");
		};
	}

	private static ProblemException keyReused() {
		return Problems.of(HttpStatus.UNPROCESSABLE_CONTENT, KEY_REUSED,
				"The Idempotency-Key was used for another response; take a new one.");
	}

	private Mono<List<Outcome>> write(List<IntakeRepository.Keyed> batch) {
		Set<String> sites = batch.stream().map((row) -> row.response().site()).collect(Collectors.toUnmodifiableSet());
		return this.transaction
			.run(SiteScope.of(sites),
					admitted(batch).flatMap((admitted) -> admitted.isEmpty() ? settle(batch, Set.of())
							: this.repository.insert(admitted).flatMap((fresh) -> settle(batch, fresh))))
			.doOnNext((outcomes) -> this.meters.committed(batch.size()));
	}

	/** Those without a ticket, and those whose ticket was still good. */
	private Mono<List<IntakeRepository.Keyed>> admitted(List<IntakeRepository.Keyed> batch) {
		List<Tickets.Shown> shown = new ArrayList<>();
		for (IntakeRepository.Keyed row : batch) {
			String ticket = row.ticket();
			if (ticket != null) {
				shown.add(new Tickets.Shown(ticket, row.response().id()));
			}
		}
		return shown.isEmpty() ? Mono.just(batch)
				: this.tickets.use(shown)
					.map((used) -> batch.stream()
						.filter((row) -> row.ticket() == null || used.contains(row.response().id()))
						.toList());
	}

	/** The events last: nothing but the commit comes after the lanes' counters. */
	private Mono<List<Outcome>> settle(List<IntakeRepository.Keyed> batch, Set<UUID> fresh) {
		List<String> others = batch.stream()
			.filter((row) -> !fresh.contains(row.response().id()))
			.map(IntakeRepository.Keyed::key)
			.toList();
		Mono<Map<String, IntakeRepository.Stored>> earlier = others.isEmpty() ? Mono.just(Map.of())
				: this.repository.stored(others);
		return earlier.flatMap(
				(stored) -> this.outbox
					.append(batch.stream()
						.filter((row) -> fresh.contains(row.response().id()))
						.map((row) -> row.response().received(row.marks(), row.arrival().suspect()))
						.toList())
					.thenReturn(batch.stream().map((row) -> outcome(row, fresh, stored)).toList()));
	}

	/** A key that the transaction may not see belongs to another site's response. */
	private static Outcome outcome(IntakeRepository.Keyed row, Set<UUID> fresh,
			Map<String, IntakeRepository.Stored> stored) {
		NewResponse response = row.response();
		if (fresh.contains(response.id())) {
			return new Outcome.Accepted(new Receipt(response.id(), response.receivedAt()), response);
		}
		IntakeRepository.Stored earlier = stored.get(row.key());
		return (earlier != null && earlier.isOf(row.sent())) ? new Outcome.Repeated(earlier.receipt())
				: (row.ticket() != null) ? new Outcome.TicketUsed() : new Outcome.KeyReused();
	}

}
