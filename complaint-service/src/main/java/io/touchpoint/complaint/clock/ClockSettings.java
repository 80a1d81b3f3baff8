package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.util.Map;

import io.touchpoint.complaint.casework.Severity;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things may take.
 *
 * @param acknowledge working days to the first answer
 * @param resolve working days to the resolution, by severity
 * @param reopen how long after its end a case may be opened again
 * @param sweep how often unanswered cases are looked through
 * @param sweepBatch how many of them at most at a time
 */
@ConfigurationProperties("touchpoint.complaint.clock")
record ClockSettings(int acknowledge, Map<Severity, Integer> resolve, Duration reopen, Duration sweep, int sweepBatch) {

	ClockSettings {
		for (Severity severity : Severity.values()) {
			if (!resolve.containsKey(severity)) {
				throw new IllegalArgumentException("touchpoint.complaint.clock.resolve has no days for " + severity);
			}
		}
	}

	int resolve(Severity severity) {
		return this.resolve.getOrDefault(severity, 0);
	}

}
