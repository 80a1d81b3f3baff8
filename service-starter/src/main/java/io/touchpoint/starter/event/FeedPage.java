package io.touchpoint.starter.event;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * One answer of a feed.
 *
 * @param epoch which life of the source database the positions belong to
 * @param oldest the lowest position still kept; head + 1 when nothing is
 * @param head the highest position given so far
 * @param events the events after the asked position, in order, without a hole
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record FeedPage(UUID epoch, long oldest, long head, List<Event> events) {

	/**
	 * The events, once it is proven that none is missing after the position.
	 */
	List<Event> gaplessAfter(int lane, long position) {
		long expected = position + 1;
		for (Event event : this.events) {
			if (event.position() != expected) {
				throw new HoleException("position " + expected + " was expected and " + event.position() + " came",
						lane);
			}
			expected++;
		}
		if (this.events.isEmpty() && this.head != position) {
			throw new HoleException("its head is " + this.head + " and nothing came after " + position, lane);
		}
		return this.events;
	}

	/**
	 * Events are missing: nothing may be handled until a person has looked.
	 */
	static final class HoleException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		HoleException(String what, int lane) {
			super("Lane " + lane + " has a hole: " + what, null, false, false);
		}

	}

}
