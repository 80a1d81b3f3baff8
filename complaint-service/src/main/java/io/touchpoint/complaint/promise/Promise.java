package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.promise.PromiseDecision.Accepted;
import io.touchpoint.complaint.promise.PromiseDecision.Reason;
import io.touchpoint.complaint.promise.PromiseDecision.Rejected;
import io.touchpoint.complaint.promise.PromiseDecision.Step;
import org.jspecify.annotations.Nullable;

/**
 * A commitment to a customer. It decides by itself and touches nothing: each decision is
 * a value.
 * <p>
 * It is in time up to the due moment itself and broken right after it, without grace.
 * What counts is when it was told here that it is kept: nobody dates that back. Whoever
 * keeps a broken promise after all makes it {@link PromiseState#KEPT_LATE}; the breach
 * stays written in it. A case that is withdrawn or referred leaves its promises as they
 * are: a word that was given stays given.
 *
 * @param revision rises by one with every step
 * @param madeBy who gave their word
 * @param remindedAt when somebody was reminded, once that is done
 * @param predecessor the promise that this one took the place of
 * @param successor the promise that took the place of this one
 * @param consent how the customer agreed to the successor
 */
record Promise(UUID id, UUID complaint, String site, long revision, PromiseState state, Terms terms, Person madeBy,
		Instant madeAt, @Nullable Instant remindedAt, @Nullable Kept kept, @Nullable Breach breach,
		@Nullable UUID predecessor, @Nullable UUID successor, @Nullable Consent consent) {

	/**
	 * The promise at its beginning. A case that is over takes no new one.
	 */
	static PromiseDecision make(UUID id, Complaint complaint, Terms terms, Person by, Instant at) {
		if (complaint.status() == Status.CLOSED || complaint.status() == Status.WITHDRAWN
				|| complaint.status() == Status.MERGED) {
			return new Rejected(Reason.CASE_ENDED, "The case is " + complaint.status().name().toLowerCase(Locale.ROOT)
					+ "; nothing more is promised in it.", Set.of());
		}
		Promise made = begun(id, complaint.id(), complaint.site(), terms, by, at, null);
		return new Accepted(made, List.of(begin(made, at, by)));
	}

	/**
	 * Somebody did what was promised.
	 */
	PromiseDecision keep(String proof, Actor by, Instant at) {
		PromiseState to = (this.state == PromiseState.OPEN && !at.isAfter(this.terms.dueAt())) ? PromiseState.KEPT
				: PromiseState.KEPT_LATE;
		if (!this.state.next().contains(to)) {
			return illegal("kept");
		}
		Promise after = with(to, this.remindedAt, new Kept(at, by.name(), proof), this.breach, null, null);
		return new Accepted(after, List.of(new Step(after, new PromiseEvent.WasKept(at, by))));
	}

	/**
	 * Somebody says that it cannot be kept, before the clock has to.
	 */
	PromiseDecision giveUp(String reason, Actor by, Instant at) {
		if (!this.state.next().contains(PromiseState.BROKEN)) {
			return illegal("broken");
		}
		return broken(new Breach(at, by.name(), reason), by, at);
	}

	/**
	 * The due moment is over: it is broken, unless something else has become of it.
	 */
	Accepted overdue(Instant now) {
		if (this.state != PromiseState.OPEN || !now.isAfter(this.terms.dueAt())) {
			return new Accepted(this, List.of());
		}
		return broken(new Breach(now, Actor.CLOCK.name(), null), Actor.CLOCK, now);
	}

	/**
	 * The due moment is near: somebody is reminded, once. What is over already needs no
	 * reminder but the alert.
	 */
	Accepted dueSoon(Instant now) {
		if (this.state != PromiseState.OPEN || this.remindedAt != null || now.isBefore(this.terms.remindAt())
				|| now.isAfter(this.terms.dueAt())) {
			return new Accepted(this, List.of());
		}
		Promise after = with(this.state, now, null, null, null, null);
		return new Accepted(after, List.of(new Step(after, new PromiseEvent.DueSoon(now, Actor.CLOCK))));
	}

	/**
	 * Another promise takes the place of this one, because the customer agreed to it. The
	 * last step is the new one's beginning.
	 * @param consent how and when they agreed; without it there is no other promise
	 */
	PromiseDecision renegotiate(UUID id, Terms terms, @Nullable Consent consent, Person by, Instant at) {
		if (!this.state.next().contains(PromiseState.RENEGOTIATED)) {
			return illegal("renegotiated");
		}
		if (at.isAfter(this.terms.dueAt())) {
			return new Rejected(Reason.DUE_PASSED,
					"The promise was due already and counts as broken; make a new one beside it.",
					Set.of(PromiseState.KEPT_LATE, PromiseState.BROKEN));
		}
		if (consent == null) {
			return new Rejected(Reason.CONSENT_MISSING,
					"A promise is renegotiated only with the customer's consent: say how and when they agreed.",
					this.state.next());
		}
		if (consent.at().isBefore(this.madeAt) || consent.at().isAfter(at)) {
			return new Rejected(Reason.CONSENT_IMPOSSIBLE,
					"The customer must have agreed between the making of the promise and now.", this.state.next());
		}
		Promise next = begun(id, this.complaint, this.site, terms, by, at, this.id);
		Promise after = with(PromiseState.RENEGOTIATED, this.remindedAt, null, null, id, consent);
		return new Accepted(after,
				List.of(new Step(after, new PromiseEvent.Renegotiated(at, Actor.of(by))), begin(next, at, by)));
	}

	/** Whether the customer of the case knows of it. */
	boolean visibleToCustomer() {
		return this.terms.to() == null;
	}

	private Accepted broken(Breach breach, Actor by, Instant at) {
		Promise after = with(PromiseState.BROKEN, this.remindedAt, null, breach, null, null);
		return new Accepted(after, List.of(new Step(after, new PromiseEvent.Broken(at, by))));
	}

	private Rejected illegal(String wanted) {
		return new Rejected(Reason.ILLEGAL_MOVE,
				"A promise that is " + this.state.words() + " cannot be " + wanted + ".", this.state.next());
	}

	private Promise with(PromiseState state, @Nullable Instant remindedAt, @Nullable Kept kept, @Nullable Breach breach,
			@Nullable UUID successor, @Nullable Consent consent) {
		return new Promise(this.id, this.complaint, this.site, this.revision + 1, state, this.terms, this.madeBy,
				this.madeAt, remindedAt, kept, breach, this.predecessor, successor, consent);
	}

	private static Promise begun(UUID id, UUID complaint, String site, Terms terms, Person by, Instant at,
			@Nullable UUID predecessor) {
		return new Promise(id, complaint, site, 1, PromiseState.OPEN, terms, by, at, null, null, null, predecessor,
				null, null);
	}

	private static Step begin(Promise promise, Instant at, Person by) {
		return new Step(promise, new PromiseEvent.Made(at, Actor.of(by)));
	}

}
