package io.touchpoint.feedback.kiosk;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When an answer of a device was given. The device's clock may be wrong; it tells by how
 * much, as measured against the server's the last time it heard of it. An answer is never
 * turned away for its age, however long the device was offline.
 */
final class DeviceTime {

	/** No device has kept answers since before this; its clock was reset. */
	private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

	private static final Duration AHEAD = Duration.ofMinutes(5);

	private DeviceTime() {
	}

	/**
	 * The corrected time; null when it cannot be true, and the answer then counts from
	 * its arrival.
	 */
	static @Nullable Instant corrected(@Nullable Instant at, long offset, Instant now) {
		if (at == null || at.isBefore(Instant.EPOCH) || at.isAfter(now.plus(Duration.ofDays(36_500)))) {
			return null;
		}
		Instant corrected = at.plusMillis(offset);
		return (corrected.isBefore(EARLIEST) || corrected.isAfter(now.plus(AHEAD))) ? null : corrected;
	}

}
