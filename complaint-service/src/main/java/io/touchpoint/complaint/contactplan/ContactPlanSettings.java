package io.touchpoint.complaint.contactplan;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * From when somebody is proposed to a manager as one who writes very often, and within
 * which bounds a plan lasts. Nothing comes of it without a manager.
 *
 * @param cases how many cases of one contact at one site, within that time
 * @param messages how many messages of the customer in one case, within that time
 * @param restAfterNo for how long a contact is not proposed after a manager said no
 * @param longest how many months a plan may last before it is looked at again; 1 to 6
 * @param sweep how often plans are looked for whose time is over
 * @param sweepBatch how many of them at most at a time
 */
@ConfigurationProperties("touchpoint.complaint.contact-plan")
record ContactPlanSettings(int cases, Duration casesWithin, int messages, Duration messagesWithin, Duration restAfterNo,
		int longest, Duration sweep, int sweepBatch) {

	private static final int MOST_MONTHS = 6;

	ContactPlanSettings {
		if (longest < 1 || longest > MOST_MONTHS) {
			throw new IllegalArgumentException("A plan is looked at again within 1 to 6 months, not " + longest);
		}
		if (cases < 2 || messages < 2) {
			throw new IllegalArgumentException("Nobody is proposed for a single case or message");
		}
	}

}
