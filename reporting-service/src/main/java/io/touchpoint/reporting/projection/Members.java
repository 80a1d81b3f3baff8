package io.touchpoint.reporting.projection;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.touchpoint.starter.event.Event;

/**
 * Reads the members of an event's data tolerantly: unknown ones are left alone, absent
 * ones are null, and what cannot be understood is named, so that a parked event tells
 * why.
 */
final class Members {

	private final Event event;

	private final JsonNode data;

	Members(Event event) {
		this.event = event;
		this.data = event.data();
		if (event.version() != 1) {
			throw new IllegalArgumentException(
					event.type() + " has version " + event.version() + ", which this projection does not know");
		}
	}

	UUID subject() {
		return UUID.fromString(this.event.subject());
	}

	String text(String name) {
		String text = optionalText(name);
		if (text == null) {
			throw missing(name);
		}
		return text;
	}

	@Nullable String optionalText(String name) {
		return this.data.path(name).stringValueOpt().orElse(null);
	}

	Instant instant(String name) {
		return Instant.parse(text(name));
	}

	@Nullable Instant optionalInstant(String name) {
		String text = optionalText(name);
		return (text != null) ? Instant.parse(text) : null;
	}

	long number(String name) {
		return this.data.path(name).longValueOpt().orElseThrow(() -> missing(name));
	}

	/** A number that was measured, within its bounds. */
	double measured(String name, double least, double most) {
		double value = this.data.path(name).doubleValueOpt().orElseThrow(() -> missing(name));
		if (!(value >= least && value <= most)) {
			throw new IllegalArgumentException(name + " is " + value + ", not " + least + " to " + most);
		}
		return value;
	}

	@Nullable Integer optionalMark(String name, int least, int most) {
		return mark(this.data.path(name), name, least, most);
	}

	@Nullable Boolean optionalFlag(String name) {
		return this.data.path(name).booleanValueOpt().orElse(null);
	}

	JsonNode node(String name) {
		return this.data.path(name);
	}

	static @Nullable Integer mark(JsonNode node, String name, int least, int most) {
		if (node.isMissingNode() || node.isNull()) {
			return null;
		}
		int mark = node.intValueOpt().orElse(Integer.MIN_VALUE);
		if (mark < least || mark > most) {
			throw new IllegalArgumentException(name + " is " + node + ", not " + least + " to " + most);
		}
		return mark;
	}

	private IllegalArgumentException missing(String name) {
		return new IllegalArgumentException(this.event.type() + " has no usable " + name);
	}

}
