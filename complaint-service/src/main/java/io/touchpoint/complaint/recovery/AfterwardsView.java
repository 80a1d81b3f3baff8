package io.touchpoint.complaint.recovery;

import java.util.List;

import io.touchpoint.complaint.casework.Sight;

/**
 * What happened after a case was resolved: how the customer rates it, and whether they
 * came back.
 *
 * @param masked what is hidden from the reader
 */
record AfterwardsView(List<Rating> ratings, List<ReturnCheckView> returnChecks, List<String> masked) {

	/**
	 * As somebody sees it.
	 * @param restricted whether the case is for few eyes only
	 */
	static AfterwardsView of(List<Rating> ratings, List<ReturnCheckView> checks, boolean restricted, Sight sight) {
		Sight.Masking mask = sight.masking(restricted);
		List<Rating> shown = ratings.stream().map((rating) -> shown(rating, mask)).toList();
		return new AfterwardsView(shown, checks.stream().map((check) -> check.as(sight)).toList(), mask.masked());
	}

	private static Rating shown(Rating rating, Sight.Masking mask) {
		return new Rating(rating.resolvedAt(), rating.handling(), rating.relation(), rating.first(),
				mask.words("ratings.words", rating.words()), rating.at());
	}

}
