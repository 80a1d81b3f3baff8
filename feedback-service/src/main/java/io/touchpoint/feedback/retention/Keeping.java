package io.touchpoint.feedback.retention;

import java.time.Duration;
import java.time.Instant;

import reactor.core.publisher.Mono;

/**
 * What one kind of record consists of, and what goes when its time is over. Everything
 * here runs in the caller's transaction, which sees all sites.
 */
public interface Keeping {

	RecordKind kind();

	/** How much time of records is cut in one transaction at least. */
	default Duration portion() {
		return Duration.ofDays(1);
	}

	/**
	 * Cuts the records of a span; what was cut before is not counted again.
	 * @param from from when on, inclusive
	 * @param before until when, exclusive
	 * @return how many records were cut
	 */
	Mono<Long> cut(Instant from, Instant before);

	/**
	 * How many records {@link #cut} would cut, {@code most} at most.
	 */
	Mono<Long> count(Instant from, Instant before, int most);

}
