package io.touchpoint.complaint.contactplan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import io.touchpoint.complaint.casework.Person;
import org.jspecify.annotations.Nullable;

/**
 * How we stay in contact with somebody. It decides by itself and touches nothing.
 *
 * @param complaint the case at which it was decided
 * @param contact the address in small letters; none once the person was erased
 * @param internal whether it is a colleague, who is somebody else as a customer
 * @param reason why, for colleagues
 * @param terms what holds; none if a manager said no
 * @param letter what the customer was told; none if a manager said no
 * @param ending how it ended, once it has
 */
record ContactPlan(UUID id, UUID complaint, String site, @Nullable String contact, boolean internal, long revision,
		PlanState state, String reason, @Nullable Terms terms, @Nullable UUID letter, Instant decidedAt,
		Person decidedBy, @Nullable Ending ending) {

	/**
	 * What holds.
	 *
	 * @param person who alone answers
	 * @param replyEvery within how many working days one reply goes out
	 * @param reviewOn the last day; by then it is looked at again
	 */
	record Terms(Person person, int replyEvery, LocalDate reviewOn) {
	}

	/**
	 * How it ended.
	 *
	 * @param by the name of who ended it
	 * @param reason why, if a person did
	 */
	record Ending(Instant at, String by, @Nullable String reason) {
	}

	/** Whether it held at a moment. */
	boolean heldAt(Instant moment) {
		return this.terms != null && !moment.isBefore(this.decidedAt)
				&& (this.ending == null || moment.isBefore(this.ending.at()));
	}

	/**
	 * Why a plan cannot be looked at again on that day; null if it can.
	 * @param today in the site's zone
	 * @param months how long it may last at most
	 */
	static @Nullable String reviewFault(LocalDate reviewOn, LocalDate today, int months) {
		if (!reviewOn.isAfter(today)) {
			return "A plan is looked at again after today.";
		}
		return reviewOn.isAfter(today.plusMonths(months))
				? "A plan is looked at again by " + today.plusMonths(months) + " at the latest." : null;
	}

	/** Whether the customer is answered more or less often after that. */
	boolean changesRhythm(ContactPlan after) {
		return this.state == PlanState.ACTIVE && after.state == PlanState.ACTIVE && this.terms != null
				&& after.terms != null && this.terms.replyEvery() != after.terms.replyEvery();
	}

	/** How it stands, in an English sentence. */
	String standing() {
		return switch (this.state) {
			case ACTIVE ->
				(this.terms == null) ? "it holds." : "it holds until " + this.terms.reviewOn() + ", with one reply in "
						+ this.terms.replyEvery() + " working days by " + this.terms.person().name() + ".";
			case ENDED ->
				(this.ending == null) ? "it ended." : this.ending.by() + " ended it on " + day(this.ending.at()) + ".";
			case LAPSED -> "nobody looked at it again in time.";
			case DECLINED -> this.decidedBy.name() + " said no on " + day(this.decidedAt) + ".";
		};
	}

	private static LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, ZoneOffset.UTC);
	}

	/** It goes on, with other terms perhaps. */
	ContactPlan goOn(String reason, Terms terms) {
		return new ContactPlan(this.id, this.complaint, this.site, this.contact, this.internal, this.revision + 1,
				PlanState.ACTIVE, reason, terms, this.letter, this.decidedAt, this.decidedBy, null);
	}

	/** It ends. */
	ContactPlan end(PlanState to, Ending ending) {
		return new ContactPlan(this.id, this.complaint, this.site, this.contact, this.internal, this.revision + 1, to,
				this.reason, this.terms, this.letter, this.decidedAt, this.decidedBy, ending);
	}

	/** The same with what the customer was told. */
	ContactPlan told(UUID letter) {
		return new ContactPlan(this.id, this.complaint, this.site, this.contact, this.internal, this.revision,
				this.state, this.reason, this.terms, letter, this.decidedAt, this.decidedBy, this.ending);
	}

}
