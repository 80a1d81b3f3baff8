package io.touchpoint.complaint.recovery;

import org.jspecify.annotations.Nullable;

/**
 * What a customer says about how a complaint ended: two marks from 1 to 5.
 */
public record NewRating(int handling, int relation, @Nullable String words) {

	public NewRating {
		if (!Rating.mark(handling) || !Rating.mark(relation)) {
			throw new IllegalArgumentException("No marks: " + handling + ", " + relation);
		}
	}

}
