package io.touchpoint.complaint.setting;

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

		CLOCK("complaint.clock.preset", "complaint.clock.react", "complaint.clock.reopen",
				"complaint.clock.tell-managers", "complaint.clock.tell-head-office"),

		PROMISE("complaint.promise.remind"),

		REMEDY("complaint.remedy.currency", "complaint.remedy.limit.staff", "complaint.remedy.limit.site-manager",
				"complaint.remedy.limit.head-office", "complaint.remedy.return-window"),

		RETURN("complaint.return-check.after", "complaint.return-check.answer-within", "complaint.return-check.late"),

		DUPLICATE("complaint.duplicate.similarity", "complaint.duplicate.window", "complaint.duplicate.most",
				"complaint.casework.undo-merge"),

		CONTACT_PLAN("complaint.contact-plan.cases", "complaint.contact-plan.cases-within",
				"complaint.contact-plan.messages", "complaint.contact-plan.messages-within",
				"complaint.contact-plan.rest-after-no", "complaint.contact-plan.longest"),

		FIELD_RIGHTS("complaint.field-rights.hidden-from-head-office", "complaint.field-rights.hidden-from-staff"),

		FILE("complaint.file.most-bytes", "complaint.file.most-pixels", "complaint.file.longest-side",
				"complaint.file.most-at-once", "complaint.file.most-per-case"),

		TRACKING("complaint.tracking.link.requests", "complaint.tracking.link.per",
				"complaint.tracking.address.requests", "complaint.tracking.address.per"),

		MAILBOX("complaint.mailbox.folder", "complaint.mailbox.poll", "complaint.mailbox.tls",
				"complaint.mailbox.per-sender", "complaint.mailbox.largest-mail", "complaint.mailbox.largest-file",
				"complaint.mailbox.most-files");

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
