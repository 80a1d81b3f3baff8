package io.touchpoint.complaint.clock;

/**
 * What a clock tells on its way, in this order.
 */
enum Step {

	/** Half of the time is over. */
	WARNED_50(Audience.OWNER),

	/** Four fifths of the time are over. */
	WARNED_80(Audience.OWNER),

	/** The time is over. */
	BREACHED(Audience.OWNER),

	/** It still is: the site's managers are told. */
	TOLD_MANAGERS(Audience.MANAGERS),

	/** And head office. */
	TOLD_HEAD_OFFICE(Audience.HEAD_OFFICE);

	private final Audience audience;

	Step(Audience audience) {
		this.audience = audience;
	}

	/** Whom a step concerns. */
	enum Audience {

		OWNER, MANAGERS, HEAD_OFFICE

	}

	Audience audience() {
		return this.audience;
	}

	/** A warning is worth nothing once the next step is due as well. */
	boolean warning() {
		return switch (this) {
			case WARNED_50, WARNED_80 -> true;
			case BREACHED, TOLD_MANAGERS, TOLD_HEAD_OFFICE -> false;
		};
	}

	/** The type of the event that tells of it. */
	String event() {
		return switch (this) {
			case WARNED_50, WARNED_80 -> "complaint.clock-warned";
			case BREACHED -> "complaint.clock-breached";
			case TOLD_MANAGERS, TOLD_HEAD_OFFICE -> "complaint.escalated";
		};
	}

}
