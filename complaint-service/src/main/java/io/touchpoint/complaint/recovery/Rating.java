package io.touchpoint.complaint.recovery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a customer rates what we did about a complaint, each from 1 (very poor) to 5 (very
 * good).
 *
 * @param resolvedAt the resolution that it is about
 * @param handling how the complaint was handled
 * @param relation the relation with us all in all
 * @param first the mark of the answer that the case came from; null if it came otherwise,
 * or if nobody knows it
 */
public record Rating(Instant resolvedAt, int handling, int relation, @Nullable Integer first, @Nullable String words,
		Instant at) {

	static final int WORST = 1;

	static final int BEST = 5;

	/** Longer words are refused. */
	public static final int LONGEST = 2000;

	/** Whether it is a mark that can be given. */
	public static boolean mark(int mark) {
		return mark >= WORST && mark <= BEST;
	}

}
