package io.touchpoint.feedback.visit;

import java.util.EnumSet;
import java.util.Set;

/**
 * What has become of a visit.
 */
enum VisitState {

	/** Nothing was typed yet. */
	PLANNED,

	/** The shopper has saved something. */
	STARTED,

	/** The report is in. */
	DONE,

	/** Called off. */
	CANCELLED,

	/** No report came in time. */
	MISSED;

	/**
	 * What may follow.
	 */
	Set<VisitState> next() {
		return switch (this) {
			case PLANNED -> EnumSet.of(STARTED, DONE, CANCELLED, MISSED);
			case STARTED -> EnumSet.of(DONE, CANCELLED, MISSED);
			case DONE, CANCELLED, MISSED -> EnumSet.noneOf(VisitState.class);
		};
	}

	boolean isOpen() {
		return this == PLANNED || this == STARTED;
	}

}
