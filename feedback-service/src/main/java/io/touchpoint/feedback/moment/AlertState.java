package io.touchpoint.feedback.moment;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far people have come with an alert.
 */
enum AlertState {

	/** Nobody has reacted. */
	OPEN,

	/** Somebody looks after it. */
	ACKNOWLEDGED,

	/** It is dealt with. */
	CLOSED;

	/** The states that can follow. */
	Set<AlertState> next() {
		return switch (this) {
			case OPEN -> EnumSet.of(ACKNOWLEDGED, CLOSED);
			case ACKNOWLEDGED -> EnumSet.of(CLOSED);
			case CLOSED -> EnumSet.noneOf(AlertState.class);
		};
	}

}
