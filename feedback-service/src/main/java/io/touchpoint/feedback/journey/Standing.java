package io.touchpoint.feedback.journey;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.journey.Rhythm.Period;

/**
 * How a touchpoint stands against its plan on a day. Pure.
 *
 * @param current the period that the day lies in
 * @param state in a word
 * @param evaluatedOnPlan whether the current or the last full period has what the plan
 * needs: what coverage counts
 * @param missedOn the due date that went by without; null once the current period has
 * what it needs
 * @param nextDue by the end of which day the next evaluation is due
 */
record Standing(Period current, State state, boolean evaluatedOnPlan, @Nullable LocalDate missedOn, LocalDate nextDue) {

	/**
	 * What one word can say.
	 */
	enum State {

		/** Evaluated, and nothing is due soon. */
		ON_PLAN,

		/** The period has not got what it needs and ends soon, or is the first. */
		DUE,

		/** A due date went by. */
		OVERDUE,

		/** Never evaluated by the planned method. */
		UNMEASURED,

		/** Switched off at the site. */
		OFF

	}

	/**
	 * What was counted by the planned method.
	 *
	 * @param current in the current period
	 * @param before in the period before it
	 * @param ever whether there is any answer at all
	 */
	record Counted(long current, long before, boolean ever) {
	}

	/**
	 * Judges a touchpoint that is switched on.
	 * @param inForceSince from which day the plan asks for it: a period that had begun
	 * before cannot be missed
	 */
	static Standing of(Rhythm rhythm, int needed, LocalDate inForceSince, LocalDate today, Counted counted) {
		Period current = rhythm.periodOf(today);
		Period before = rhythm.before(current);
		boolean doneNow = counted.current() >= needed;
		boolean doneBefore = counted.before() >= needed;
		boolean missed = !doneNow && !doneBefore && !inForceSince.isAfter(before.from());
		boolean asked = !doneNow && !inForceSince.isAfter(current.from());
		return new Standing(current, state(counted, doneNow, missed, doneBefore && !current.endsSoonAfter(today)),
				doneNow || doneBefore, missed ? before.due() : null,
				asked ? current.due() : rhythm.after(current).due());
	}

	static Standing off(Rhythm rhythm, LocalDate today) {
		Period current = rhythm.periodOf(today);
		return new Standing(current, State.OFF, false, null, current.due());
	}

	private static State state(Counted counted, boolean doneNow, boolean missed, boolean mayWait) {
		if (doneNow) {
			return State.ON_PLAN;
		}
		if (!counted.ever()) {
			return State.UNMEASURED;
		}
		if (missed) {
			return State.OVERDUE;
		}
		return mayWait ? State.ON_PLAN : State.DUE;
	}

}
