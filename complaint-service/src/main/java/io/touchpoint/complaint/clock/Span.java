package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of time and whether it counts.
 *
 * @param name the holiday or the closure
 */
record Span(Instant from, Instant to, Kind kind, @Nullable String name) {

	/** What a stretch of time is to a clock. */
	enum Kind {

		/** The day on which the clock started, where whole days are counted after it. */
		FIRST_DAY,

		/** Open time. */
		OPEN,

		/** Any time, where the limit knows no opening hours. */
		RUNNING,

		CLOSED, HOLIDAY, CLOSURE,

		/** Open time in which the customer is asked. */
		WAITING;

		boolean counted() {
			return switch (this) {
				case OPEN, RUNNING -> true;
				case FIRST_DAY, CLOSED, HOLIDAY, CLOSURE, WAITING -> false;
			};
		}

	}

	Duration length() {
		return Duration.between(this.from, this.to);
	}

	/** Whether the other one goes on as this one ends. */
	boolean goesOnAs(Span next) {
		return this.to.equals(next.from) && this.kind == next.kind && java.util.Objects.equals(this.name, next.name);
	}

}
