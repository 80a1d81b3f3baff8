package io.touchpoint.complaint.corrective;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Colleagues;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.IntakeKey;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Rejections;
import io.touchpoint.complaint.casework.Sight;
import io.touchpoint.complaint.casework.Sights;
import io.touchpoint.complaint.corrective.ActionDecision.Accepted;
import io.touchpoint.complaint.corrective.ActionDecision.Rejected;
import io.touchpoint.complaint.corrective.CorrectiveView.NotedCause;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Carries out what is decided about root causes and corrective actions: their rows, the
 * timeline of their case and the events in one commit. Whoever does it holds the case.
 */
@Component
class Corrections {

	private final RootCauseRepository causes;

	private final ActionRepository actions;

	private final Casework casework;

	private final Colleagues colleagues;

	private final Sights sights;

	private final Sites sites;

	private final Outbox outbox;

	private final Ids ids;

	private final Clock clock;

	Corrections(RootCauseRepository causes, ActionRepository actions, Casework casework, Colleagues colleagues,
			Sights sights, Sites sites, Outbox outbox, Ids ids, Clock clock) {
		this.causes = causes;
		this.actions = actions;
		this.casework = casework;
		this.colleagues = colleagues;
		this.sights = sights;
		this.sites = sites;
		this.outbox = outbox;
		this.ids = ids;
		this.clock = clock;
	}

	/** How things stand in a case as the caller sees it, within their transaction. */
	Mono<CorrectiveView> of(Caller caller, Complaint complaint) {
		return Mono
			.zip(this.causes.noted(complaint.id()).map(Optional::of).defaultIfEmpty(Optional.empty()),
					this.actions.ofCase(complaint.id()).collectList(), today(complaint))
			.map((parts) -> new CorrectiveView(
					parts.getT1().map((noted) -> noted.as(masking(caller, complaint))).orElse(null), parts.getT3(),
					parts.getT2()
						.stream()
						.map((action) -> CorrectiveView.ActionView.of(action, parts.getT3(),
								masking(caller, complaint)))
						.toList()));
	}

	/**
	 * Notes what was at the root of a case; a 403 problem for who would replace words
	 * that they do not see.
	 * @param seen the revision that the caller saw; 0 if nothing was noted
	 */
	Mono<Void> note(Caller caller, UUID id, long seen, String code, @Nullable String words) {
		return this.casework.holding(caller.sites(), id,
				(complaint) -> standing(complaint).then(this.causes.noted(id))
					.doOnNext((before) -> mayReplace(caller, complaint))
					.map(Optional::of)
					.defaultIfEmpty(Optional.empty())
					.flatMap((before) -> note(caller, complaint, before.orElse(null), seen, code, words)));
	}

	private Mono<Void> note(Caller caller, Complaint complaint, @Nullable NotedCause before, long seen, String code,
			@Nullable String words) {
		if (((before != null) ? before.revision() : 0) != seen) {
			return Mono.error(stale("Somebody noted another root cause in the meantime.",
					(before != null) ? before.as(masking(caller, complaint)) : null));
		}
		if (before != null && before.code().equals(code) && Objects.equals(before.words(), words)) {
			return Mono.empty();
		}
		Instant now = this.clock.instant();
		Entry line = Entry.by(Actor.of(caller), now, Entry.Kind.ROOT_CAUSE, words,
				(before != null) ? before.code() : null, code, false);
		return offered(code, before)
			.then(Mono.defer(() -> this.causes.note(complaint, code, words, caller.name(), now)))
			.then(Mono.defer(() -> this.casework.write(complaint, List.of(line))))
			.then(Mono.defer(() -> this.outbox.append(List.of(CorrectiveEvents.noted(complaint, code, now)))));
	}

	/** What a case was noted with stays possible in it. */
	private Mono<Void> offered(String code, @Nullable NotedCause before) {
		boolean stays = before != null && before.code().equals(code);
		return this.causes.find(code)
			.filter((found) -> stays || !found.retired())
			.switchIfEmpty(Mono.error(() -> Problems.invalid(
					new FieldFault("code", "unknown-root-cause", "There is no root cause '" + code + "' to choose."))))
			.then();
	}

	/** Makes an action, once per key. */
	Mono<Void> make(Caller caller, UUID id, NewAction wanted, @Nullable IntakeKey key) {
		UUID made = this.ids.next();
		return owner(caller, id, wanted).flatMap((owner) -> this.casework.holding(caller.sites(), id, (complaint) -> {
			Mono<Void> work = standing(complaint).then(today(complaint))
				.map((today) -> CorrectiveAction.make(made, complaint, wanted.plan(owner),
						new Person(caller.id(), caller.name()), this.clock.instant(), today))
				.flatMap((decision) -> keep(complaint, decision, null));
			return (key == null) ? work : this.casework.once(caller.sites(), key, made, complaint.site(), work).then();
		}));
	}

	/** Plans it anew; a 403 problem for who would replace words that they do not see. */
	Mono<Void> change(Caller caller, UUID id, UUID action, long seen, NewAction wanted) {
		return owner(caller, id, wanted)
			.flatMap((owner) -> decide(caller, id, action, seen, (before, complaint, today, now) -> {
				mayReplace(caller, complaint);
				return before.change(wanted.plan(owner), Actor.of(caller), now, today);
			}));
	}

	Mono<Void> decide(Caller caller, UUID id, UUID action, long seen, Wish wish) {
		return this.casework.holding(caller.sites(), id,
				(complaint) -> standing(complaint).then(this.actions.find(id, action))
					.switchIfEmpty(Mono.error(() -> Problems.notFound("action")))
					.zipWith(today(complaint))
					.map((both) -> {
						CorrectiveAction before = both.getT1();
						if (before.revision() != seen) {
							throw stale("Somebody changed this action in the meantime.",
									CorrectiveView.ActionView.of(before, both.getT2(), masking(caller, complaint)));
						}
						return keep(complaint, wish.decide(before, complaint, both.getT2(), this.clock.instant()),
								before);
					})
					.flatMap((kept) -> kept));
	}

	/**
	 * @param before the same action as it was; none if it is new
	 */
	private Mono<Void> keep(Complaint complaint, ActionDecision decision, @Nullable CorrectiveAction before) {
		return switch (decision) {
			case Accepted yes -> ((before == null) ? this.actions.add(yes.action()) : this.actions.save(yes.action()))
				.then(Mono.defer(() -> this.casework.write(complaint, List.of(yes.line()))))
				.then(Mono.defer(() -> this.outbox.append(events(yes, complaint, before))));
			case Rejected no -> Mono.error(problem(no));
		};
	}

	private static List<NewEvent> events(Accepted yes, Complaint complaint, @Nullable CorrectiveAction before) {
		NewEvent happened = CorrectiveEvents.tell(yes.action(), complaint, yes.line());
		return yes.action().given(before, yes.line().actorId())
				? List.of(happened, CorrectiveEvents.told("given", yes.action(), complaint, yes.line().at()))
				: List.of(happened);
	}

	/** A case that is merged changes no more by itself: a 409 problem. */
	private static Mono<Void> standing(Complaint complaint) {
		return (complaint.merge() != null) ? Mono.error(Rejections.problem(complaint.mergedAlready())) : Mono.empty();
	}

	/** Asked before anything is locked: the directory is another service. */
	private Mono<Person> owner(Caller caller, UUID id, NewAction wanted) {
		return this.casework.holding(caller.sites(), id, (complaint) -> Mono.just(complaint.site()))
			.flatMap((site) -> this.colleagues.owner("ownerId", wanted.ownerId(), site))
			.flatMap(Mono::justOrEmpty)
			.switchIfEmpty(Mono
				.error(() -> Problems.invalid(new FieldFault("ownerId", "missing", "'ownerId' must not be blank."))));
	}

	private Sight.Masking masking(Caller caller, Complaint complaint) {
		return this.sights.of(caller).masking(complaint.restriction() != null);
	}

	private void mayReplace(Caller caller, Complaint complaint) {
		ProblemException refusal = this.sights.of(caller)
			.refusal(complaint.restriction() != null, CaseField.INTERNAL_NOTES, CaseField.RESTRICTED_WORDS);
		if (refusal != null) {
			throw refusal;
		}
	}

	private Mono<LocalDate> today(Complaint complaint) {
		return this.sites.here(complaint.site())
			.map(Site::zone)
			.map((zone) -> LocalDate.ofInstant(this.clock.instant(), zone));
	}

	private static ProblemException problem(Rejected no) {
		return switch (no.reason()) {
			case ENDED -> Problems.conflict("action-ended", "This action has ended already.");
			case DAY_OVER -> Problems.invalid(new FieldFault("dueOn", "in-the-past", "'dueOn' is over already."));
		};
	}

	private static ProblemException stale(String sentence, @Nullable Object current) {
		return Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed", sentence,
				(current != null) ? Map.of("current", current) : Map.of());
	}

	/** What somebody wants of an action. */
	@FunctionalInterface
	interface Wish {

		ActionDecision decide(CorrectiveAction action, Complaint complaint, LocalDate today, Instant now);

	}

}
