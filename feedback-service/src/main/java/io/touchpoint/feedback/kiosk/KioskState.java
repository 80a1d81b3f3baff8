package io.touchpoint.feedback.kiosk;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a kiosk is doing, as far as the server can tell.
 */
enum KioskState {

	/** No device is paired. */
	UNPAIRED,

	/** It was heard of lately. */
	ONLINE,

	/** It was not heard of for a while; its answers wait on the device. */
	SILENT,

	/** Its device was shut out. */
	REVOKED;

	/** A device tells of itself every minute; three may be missed. */
	static final Duration QUIET = Duration.ofMinutes(4);

	static KioskState of(@Nullable Instant pairedAt, @Nullable Instant revokedAt, @Nullable Instant seenAt,
			Instant now) {
		if (revokedAt != null) {
			return REVOKED;
		}
		if (pairedAt == null) {
			return UNPAIRED;
		}
		return (seenAt != null && seenAt.plus(QUIET).isAfter(now)) ? ONLINE : SILENT;
	}

}
