package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which promises are wanted; null or empty means any.
 *
 * @param attention only those that somebody must still do something about: open ones, and
 * broken ones whose recovery is not done
 * @param dueBefore the first moment that is too late
 */
record PromiseFilter(@Nullable String site, List<PromiseState> state, boolean attention, @Nullable Instant dueBefore) {

	/**
	 * Work comes in the order in which it is due; what is a record has the latest first.
	 */
	boolean earliestFirst() {
		return this.attention || (!this.state.isEmpty() && this.state.stream().allMatch(PromiseState.OPEN::equals));
	}

}
