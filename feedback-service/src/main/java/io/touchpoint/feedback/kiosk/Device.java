package io.touchpoint.feedback.kiosk;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A paired kiosk as the device knows it.
 */
record Device(UUID id, String site, String survey, String name, int idleSeconds, int misuseSeconds, int questions,
		byte[] pinSalt, byte[] pinHash) {

	/**
	 * How it says it is doing.
	 *
	 * @param clockOffset how far its clock is behind, in milliseconds
	 */
	record Heartbeat(int waiting, @Nullable Integer battery, @Nullable Boolean charging, long clockOffset) {
	}

}
