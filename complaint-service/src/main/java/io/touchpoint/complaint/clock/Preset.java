package io.touchpoint.complaint.clock;

import java.util.Map;

import io.touchpoint.complaint.casework.Severity;

/**
 * The limits of an operation by the rules that it stands under. Each number can be
 * replaced in the configuration. Where a rule gives no number, ours is said to be ours.
 */
enum Preset {

	/**
	 * Touchpoint's own: three working days to acknowledge; 1, 5, 20 and 40 working days
	 * to resolve by severity; the clock stands still while the customer is asked.
	 */
	STANDARD("3 working days", "1 working day", "5 working days", "20 working days", "40 working days", "1 working day",
			true),

	/**
	 * England's health service: The Local Authority Social Services and National Health
	 * Service Complaints (England) Regulations 2009 (SI 2009/309). Regulation 13(3):
	 * acknowledged not later than 3 working days after the day of receipt. Regulation
	 * 14(3) and (4): if no response is sent within 6 months, the complainant is told why;
	 * that is the limit of the lowest severity here. 40 working days for the others is
	 * what trusts commonly promise, not a rule. Regulation 8(1)(c), a complaint made
	 * orally and resolved by the end of the next working day, is the limit on the spot.
	 * Nothing in the Regulations stops the clock.
	 */
	NHS("3 working days", "40 working days", "40 working days", "40 working days", "6 months", "1 working day", false),

	/**
	 * Firms in the United Kingdom: the Financial Conduct Authority's handbook, DISP. DISP
	 * 1.6.1R: a prompt written acknowledgement; three working days for it are ours. DISP
	 * 1.6.2R: a final response, or why there is none, by the end of eight weeks. DISP
	 * 1.5.1R: a complaint resolved by the close of the third business day following the
	 * day of receipt needs a summary resolution communication only; that is the limit on
	 * the spot. Nothing stops the clock.
	 */
	FCA("3 working days", "8 weeks", "8 weeks", "8 weeks", "8 weeks", "3 working days", false),

	/**
	 * Medicare Advantage in the United States: 42 CFR 422.564. Paragraph (e)(1): a
	 * grievance is answered as expeditiously as the case requires, at most 30 days after
	 * receipt; (f): an expedited one, the critical severity here, within 24 hours. Three
	 * working days to acknowledge are ours. Paragraph (e)(2) lets a plan take 14 days
	 * more in some cases; nothing stops the clock.
	 */
	CMS("3 working days", "24 hours", "30 days", "30 days", "30 days", "1 working day", false);

	private final Limit acknowledge;

	private final Map<Severity, Limit> resolve;

	private final Limit onTheSpot;

	private final boolean pauses;

	Preset(String acknowledge, String critical, String high, String normal, String low, String onTheSpot,
			boolean pauses) {
		this.acknowledge = Limit.of(acknowledge);
		this.resolve = Map.of(Severity.CRITICAL, Limit.of(critical), Severity.HIGH, Limit.of(high), Severity.NORMAL,
				Limit.of(normal), Severity.LOW, Limit.of(low));
		this.onTheSpot = Limit.of(onTheSpot);
		this.pauses = pauses;
	}

	Limit acknowledge() {
		return this.acknowledge;
	}

	Limit resolve(Severity severity) {
		return this.resolve.getOrDefault(severity, this.acknowledge);
	}

	Limit onTheSpot() {
		return this.onTheSpot;
	}

	boolean pauses() {
		return this.pauses;
	}

}
