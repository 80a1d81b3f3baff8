package io.touchpoint.complaint.promise;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How promises are watched.
 *
 * @param remind how many working days before the due moment somebody is reminded
 * @param sweep how often promises are looked through
 * @param sweepBatch how many of them at most at a time
 */
@ConfigurationProperties("touchpoint.complaint.promise")
record PromiseSettings(int remind, Duration sweep, int sweepBatch) {

	PromiseSettings {
		if (remind < 1) {
			throw new IllegalArgumentException("touchpoint.complaint.promise.remind must be at least one working day");
		}
	}

}
