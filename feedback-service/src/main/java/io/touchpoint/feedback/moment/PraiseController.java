package io.touchpoint.feedback.moment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.feedback.voice.Compliments;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Staff say of an answer that it is praise: it is magic from then on, and a compliment to
 * the people concerned. Misery wins here too: who was let down is not made happy by us.
 */
@RestController
class PraiseController {

	private final PraiseRepository repository;

	private final Compliments compliments;

	private final Outbox outbox;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	PraiseController(PraiseRepository repository, Compliments compliments, Outbox outbox,
			SiteScopedTransaction transaction, Clock clock) {
		this.repository = repository;
		this.compliments = compliments;
		this.outbox = outbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Whether a response is praise, and what came of it.
	 *
	 * @param compliment that came from the response, if there is one
	 */
	record PraiseView(boolean praised, @Nullable String by, @Nullable Instant at, Moment moment,
			@Nullable UUID compliment) {
	}

	@GetMapping("/api/feedback/responses/{id}/praise")
	Mono<PraiseView> find(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return this.transaction.run(caller.sites(), this.repository.find(id).flatMap(this::view))
			.switchIfEmpty(Mono.error(() -> Problems.notFound("response")));
	}

	/** Saying it again changes nothing. */
	@PutMapping("/api/feedback/responses/{id}/praise")
	Mono<PraiseView> praise(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return change(caller, id, (before) -> before.flagged() ? Mono.just(before) : flag(before, caller.name()));
	}

	@DeleteMapping("/api/feedback/responses/{id}/praise")
	Mono<PraiseView> noPraise(Caller caller, @PathVariable UUID id) {
		handler(caller);
		return change(caller, id, (before) -> before.flagged() ? unflag(before) : Mono.just(before));
	}

	private Mono<PraiseView> change(Caller caller, UUID id, Function<Praised, Mono<Praised>> change) {
		return this.transaction.run(caller.sites(),
				this.repository.lock(id)
					.switchIfEmpty(Mono.error(() -> Problems.notFound("response")))
					.flatMap(change)
					.flatMap(this::view));
	}

	private Mono<Praised> flag(Praised before, String by) {
		if (!before.channel().isOfCustomers()) {
			return Mono.error(Compliments.notOfACustomer());
		}
		if (before.moment() == Moment.MISERY) {
			return Mono.error(Problems.conflict("misery-stays",
					"Somebody who had a bad time stays one; record what they praise as a compliment."));
		}
		Praised after = before.flag(by, this.clock.instant());
		return this.repository.save(after)
			.then(Mono.defer(() -> this.compliments.flagged(after.id())))
			.flatMap((recorded) -> tell(before, after, recorded));
	}

	private Mono<Praised> unflag(Praised before) {
		Praised after = before.unflag();
		Mono<Void> close = (after.moment() == Moment.MAGIC) ? Mono.empty() : this.compliments.unflagged(after.id());
		return this.repository.save(after).then(close).then(Mono.defer(() -> tell(before, after, List.of())));
	}

	/** The events last: nothing but the commit comes after the lane's counter. */
	private Mono<Praised> tell(Praised before, Praised after, List<NewEvent> further) {
		List<NewEvent> events = new ArrayList<>();
		if (before.moment() != after.moment()) {
			events.add(ResponseJudged.tell(after.id(), after.site(), after.occurredAt(), after.moment(),
					after.revision()));
		}
		events.addAll(further);
		return this.outbox.append(events).thenReturn(after);
	}

	private Mono<PraiseView> view(Praised praised) {
		PraiseView alone = new PraiseView(praised.flagged(), praised.by(), praised.at(), praised.moment(), null);
		return this.compliments.of(praised.id())
			.map((compliment) -> new PraiseView(alone.praised(), alone.by(), alone.at(), alone.moment(), compliment))
			.defaultIfEmpty(alone);
	}

	private static void handler(Caller caller) {
		caller.require(Role.HEAD_OFFICE, Role.SITE_MANAGER, Role.STAFF);
	}

}
