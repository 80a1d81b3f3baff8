package io.touchpoint.complaint.clock;

import java.util.Map;
import java.util.stream.Collectors;

import io.touchpoint.complaint.casework.Severity;
import org.jspecify.annotations.Nullable;

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
			true, Map.of()),

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
	NHS("3 working days", "40 working days", "40 working days", "40 working days", "6 months", "1 working day", false,
			Map.of()),

	/**
	 * Firms in the United Kingdom: the Financial Conduct Authority's handbook, DISP. DISP
	 * 1.6.1R: a prompt written acknowledgement; three working days for it are ours. DISP
	 * 1.6.2R: a final response, or why there is none, by the end of eight weeks. DISP
	 * 1.5.1R: a complaint resolved by the close of the third business day following the
	 * day of receipt needs a summary resolution communication only; that is the limit on
	 * the spot. Nothing stops the clock.
	 */
	FCA("3 working days", "8 weeks", "8 weeks", "8 weeks", "8 weeks", "3 working days", false, Map.of()),

	/**
	 * The same for what is paid by account, card or electronic money: DISP 1.6.2AR. A
	 * final response by the end of 15 business days after the day of receipt; in
	 * exceptional circumstances beyond the firm's control a holding response within that
	 * time, which says why and until when, and the final one by the end of 35 business
	 * days after the day of receipt. The limit on the spot is that of {@link #FCA}.
	 * Nothing stops the clock.
	 */
	FCA_PAYMENTS("3 working days", "15 working days", "15 working days", "15 working days", "15 working days",
			"3 working days", false,
			Map.of(Severity.CRITICAL, "35 working days", Severity.HIGH, "35 working days", Severity.NORMAL,
					"35 working days", Severity.LOW, "35 working days")),

	/**
	 * Medicare Advantage in the United States: 42 CFR 422.564. Paragraph (e)(1): a
	 * grievance is answered as expeditiously as the case requires, at most 30 days after
	 * receipt; (f): an expedited one, the critical severity here, within 24 hours. Three
	 * working days to acknowledge are ours. Paragraph (e)(2): up to 14 days more if the
	 * enrollee asks for them or they are in the enrollee's interest, and the enrollee is
	 * told why in writing; not for an expedited one. Nothing stops the clock.
	 */
	CMS("3 working days", "24 hours", "30 days", "30 days", "30 days", "1 working day", false,
			Map.of(Severity.HIGH, "44 days", Severity.NORMAL, "44 days", Severity.LOW, "44 days"));

	private final Limit acknowledge;

	private final Map<Severity, Limit> resolve;

	private final Limit onTheSpot;

	private final boolean pauses;

	private final Map<Severity, Limit> extended;

	Preset(String acknowledge, String critical, String high, String normal, String low, String onTheSpot,
			boolean pauses, Map<Severity, String> extended) {
		this.acknowledge = Limit.of(acknowledge);
		this.resolve = Map.of(Severity.CRITICAL, Limit.of(critical), Severity.HIGH, Limit.of(high), Severity.NORMAL,
				Limit.of(normal), Severity.LOW, Limit.of(low));
		this.onTheSpot = Limit.of(onTheSpot);
		this.pauses = pauses;
		this.extended = extended.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (limit) -> Limit.of(limit.getValue())));
	}

	Limit acknowledge() {
		return this.acknowledge;
	}

	Limit resolve(Severity severity) {
		return this.resolve.getOrDefault(severity, this.acknowledge);
	}

	/** The whole time after a holding reply; null if there is no longer one. */
	@Nullable Limit extended(Severity severity) {
		return this.extended.get(severity);
	}

	Limit onTheSpot() {
		return this.onTheSpot;
	}

	boolean pauses() {
		return this.pauses;
	}

}
