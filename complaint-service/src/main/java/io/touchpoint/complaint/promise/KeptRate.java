package io.touchpoint.complaint.promise;

import io.touchpoint.complaint.recovery.Share;
import org.jspecify.annotations.Nullable;

/**
 * How many promises were kept in time.
 *
 * @param kept how many
 * @param base of how many that came to an end: kept, kept late or broken. One that
 * another took the place of counts by that one
 * @param rate kept / base, 0 to 1; null for a base of zero
 * @param low the lower end of its 95 % interval (Wilson)
 * @param high the upper end
 */
record KeptRate(long kept, long base, @Nullable Double rate, @Nullable Double low, @Nullable Double high) {

	static KeptRate of(long kept, long base) {
		Share share = new Share(kept, base);
		return new KeptRate(kept, base, share.value(), share.low(), share.high());
	}

}
