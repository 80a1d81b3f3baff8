package io.touchpoint.complaint.corrective;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Entry.Kind;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.corrective.ActionDecision.Accepted;
import io.touchpoint.complaint.corrective.ActionDecision.Reason;
import io.touchpoint.complaint.corrective.ActionDecision.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does so that it does not happen again. It decides by itself and touches
 * nothing.
 *
 * @param ending none while it is open
 */
record CorrectiveAction(UUID id, UUID complaint, String site, long revision, ActionState state, Plan plan,
		Person madeBy, Instant madeAt, @Nullable Ending ending) {

	/**
	 * A new one.
	 * @param today the present day of the site's calendar
	 */
	static ActionDecision make(UUID id, Complaint complaint, Plan plan, Person by, Instant at, LocalDate today) {
		if (plan.dueOn().isBefore(today)) {
			return new Rejected(Reason.DAY_OVER);
		}
		CorrectiveAction made = new CorrectiveAction(id, complaint.id(), complaint.site(), 1, ActionState.OPEN, plan,
				by, at, null);
		return new Accepted(made, made.line(Kind.ACTION_MADE, Actor.of(by), at, plan.what(), null));
	}

	/**
	 * The same with another plan; a day that is over may stay, and none may become one.
	 */
	ActionDecision change(Plan to, Actor by, Instant at, LocalDate today) {
		if (this.state != ActionState.OPEN) {
			return new Rejected(Reason.ENDED);
		}
		if (!to.dueOn().equals(this.plan.dueOn()) && to.dueOn().isBefore(today)) {
			return new Rejected(Reason.DAY_OVER);
		}
		CorrectiveAction after = with(ActionState.OPEN, to, null);
		return new Accepted(after, after.line(Kind.ACTION_CHANGED, by, at, to.what(), this.plan.dueOn().toString()));
	}

	ActionDecision finish(@Nullable String note, Actor by, Instant at) {
		return end(ActionState.DONE, Kind.ACTION_DONE, note, by, at);
	}

	/** It will not be done, for that reason. */
	ActionDecision drop(String reason, Actor by, Instant at) {
		return end(ActionState.DROPPED, Kind.ACTION_DROPPED, reason, by, at);
	}

	private ActionDecision end(ActionState how, Kind kind, @Nullable String note, Actor by, Instant at) {
		if (this.state != ActionState.OPEN) {
			return new Rejected(Reason.ENDED);
		}
		CorrectiveAction after = with(how, this.plan, new Ending(at, by.name(), note));
		String text = (note == null) ? this.plan.what() : this.plan.what() + "\n" + note;
		return new Accepted(after, after.line(kind, by, at, text, null));
	}

	boolean overdue(LocalDate today) {
		return this.state == ActionState.OPEN && this.plan.dueOn().isBefore(today);
	}

	/** Whether it is due tomorrow or today. */
	boolean dueSoon(LocalDate today) {
		return this.state == ActionState.OPEN && !this.plan.dueOn().isBefore(today)
				&& !this.plan.dueOn().isAfter(today.plusDays(1));
	}

	/** Whether somebody has it who did not have it before, and did not take it. */
	boolean given(@Nullable CorrectiveAction before, @Nullable String by) {
		String owner = this.plan.owner().id();
		return this.state == ActionState.OPEN && !owner.equals(by)
				&& (before == null || !owner.equals(before.plan.owner().id()));
	}

	private CorrectiveAction with(ActionState state, Plan plan, @Nullable Ending ending) {
		return new CorrectiveAction(this.id, this.complaint, this.site, this.revision + 1, state, plan, this.madeBy,
				this.madeAt, ending);
	}

	/** Between colleagues: how a site puts its own house in order is no promise. */
	private Entry line(Kind kind, Actor by, Instant at, String text, @Nullable String from) {
		return Entry.by(by, at, kind, text, from, this.plan.dueOn().toString(), false);
	}

}
