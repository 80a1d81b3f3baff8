package io.touchpoint.feedback.customertype;

import java.time.Duration;
import java.time.Instant;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a customer type. How long a relationship lasts sets how often people are
 * asked, unless the organisation says otherwise. Pure.
 *
 * @param wanted what is set
 * @param leastRest at most one invitation per customer in this time, whatever the type
 * @param revision rises with each change; 0 for what comes with the service
 */
public record TypeRules(CustomerType customerType, WantedTypeRules wanted, Duration leastRest, long revision,
		@Nullable Instant changedAt, @Nullable String changedBy) {

	private static final int INVITATIONS = 12;

	private static final int EVALUATIONS = 6;

	private static final int LONGEST_REST = 365;

	private static final int QUARTER = 3;

	private static final int YEAR = 12;

	private static final double DAYS_A_MONTH = 365.25 / YEAR;

	/**
	 * Who was last seen before this has lapsed; null if nobody of the type ever does.
	 */
	public @Nullable Instant lapsedBefore(Instant now) {
		Integer days = this.wanted.horizonDays();
		return (days != null) ? now.minus(Duration.ofDays(days)) : null;
	}

	/**
	 * In which time a customer of the type is invited at most once: a twelfth of the
	 * horizon, at most a year, unless it is said; never less than the rest of everybody.
	 */
	public Duration rest() {
		Integer said = this.wanted.inviteEveryDays();
		Integer horizon = this.wanted.horizonDays();
		long days = (said != null) ? said : (horizon != null) ? Math.min(LONGEST_REST, horizon / INVITATIONS) : 0;
		Duration rest = Duration.ofDays(days);
		return (rest.compareTo(this.leastRest) < 0) ? this.leastRest : rest;
	}

	/**
	 * Every how many months a touchpoint is evaluated by those who pass it, unless it has
	 * a plan of its own: a sixth of the horizon in whole quarters, from one quarter to
	 * one year, unless it is said.
	 */
	public int evaluateEveryMonths() {
		Integer said = this.wanted.evaluateEveryMonths();
		Integer horizon = this.wanted.horizonDays();
		if (said != null) {
			return said;
		}
		return (horizon != null)
				? Math.clamp((long) (horizon / DAYS_A_MONTH / EVALUATIONS / QUARTER) * QUARTER, QUARTER, YEAR)
				: QUARTER;
	}

}
