package io.touchpoint.feedback.setting;

import java.util.List;

/**
 * A number that whoever runs the platform sets.
 *
 * @param group what it is about
 * @param property under which name it is set
 * @param value what counts
 * @param usual what comes with the service
 */
record OperatorSetting(Group group, String property, String value, String usual) {

	/** What numbers are about. */
	enum Group {

		MOMENT("moment.misery-overall", "moment.misery-smiley", "moment.misery-nps", "moment.misery-gap",
				"moment.magic-overall"),

		RATE_ALARM("rate-alarm.answers", "rate-alarm.window", "rate-alarm.quiet"),

		ALERT("alert.fresh-for"),

		INVITATION("invitation.rest", "invitation.remind-after", "invitation.good-for", "invitation.after-visit-delay",
				"invitation.after-first-visit", "invitation.after-visit", "invitation.most"),

		CUSTOMER("customer.thank-within"),

		KIOSK("kiosk.idle-seconds", "kiosk.misuse-seconds", "kiosk.questions", "kiosk.pairing-for", "kiosk.burst",
				"kiosk.per-minute"),

		GUARD("guard.network.tokens", "guard.network.per", "guard.survey.tokens", "guard.survey.per",
				"guard.site.tokens", "guard.site.per", "guard.burst.tokens", "guard.burst.per", "guard.alike",
				"guard.alike-per", "guard.proof-bits", "guard.proof-life"),

		SURVEY("intake.keep-keys", "tell-more.life"),

		VISIT("visit.grace", "visit.remind-before", "visit.most-photos");

		private static final String ROOT = "touchpoint.";

		private final List<String> names;

		Group(String... names) {
			this.names = List.of(names);
		}

		List<String> properties() {
			return this.names.stream().map(ROOT::concat).toList();
		}

	}

}
