package io.touchpoint.feedback.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A touchpoint at a site with the plan that holds there.
 *
 * @param ownPlan whether the plan is the site's own and not the organisation's
 * @param active whether the site has it switched on
 * @param inForceSince from when the site is asked for what the plan asks
 * @param revision of what the site does otherwise; 0 if nothing ever
 */
record PlannedTouchpoint(String site, String siteName, String region, ZoneId zone, Touchpoint touchpoint,
		EvaluationPlan plan, boolean ownPlan, boolean active, Instant inForceSince, long revision) {

	LocalDate today(Instant now) {
		return LocalDate.ofInstant(now, this.zone);
	}

	/**
	 * The first whole day on which the plan was in force.
	 */
	LocalDate firstDay() {
		LocalDate day = today(this.inForceSince);
		return day.atStartOfDay(this.zone).toInstant().isBefore(this.inForceSince) ? day.plusDays(1) : day;
	}

}
