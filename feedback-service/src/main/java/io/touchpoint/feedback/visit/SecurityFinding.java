package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.starter.web.Cursor;

/**
 * Something that invites theft, robbery or worse.
 *
 * @param visit the visit that found it; null if somebody recorded it directly
 * @param what what was seen; null once its time is over
 * @param place where
 * @param recordedBy null if a visit found it
 * @param note what was done about it
 */
record SecurityFinding(UUID id, String site, String siteName, @Nullable UUID visit, Kind kind, @Nullable String what,
		@Nullable String place, State state, Instant foundAt, @Nullable String recordedBy, @Nullable String note,
		@Nullable Instant handledAt, @Nullable String handledBy) {

	/**
	 * What it invites.
	 */
	enum Kind {

		THEFT, ROBBERY_RISK, ACCESS, DATA, OTHER

	}

	/**
	 * Whether somebody has seen to it.
	 */
	enum State {

		OPEN, HANDLED

	}

	Cursor cursor() {
		return new Cursor(this.foundAt, this.id);
	}

}
