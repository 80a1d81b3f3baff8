package io.touchpoint.complaint.recovery;

import java.time.Duration;
import java.util.UUID;

/**
 * An alert that waits for its case.
 */
record RecoveryRequest(UUID alert, String site, UUID response, int tries) {

	private static final Duration LONGEST = Duration.ofMinutes(10);

	/** The pause after a try that failed: longer with each one. */
	Duration pause() {
		Duration pause = Duration.ofSeconds(5).multipliedBy(1L << Math.min(this.tries, 10));
		return (pause.compareTo(LONGEST) < 0) ? pause : LONGEST;
	}

}
