package io.touchpoint.feedback.journey;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * How a site's journey begins and ends, by the overall marks of its customers.
 *
 * @param step by how many points of the mean mark the last impression must fall behind
 * @param days over how many days both are looked at, today's included
 */
record Impression(String site, String siteName, String region, CustomerType customerType, End first, End last,
		@Nullable Double difference, @Nullable Double lower, @Nullable Double upper, GoodStart.Verdict verdict,
		double step, int days) {

	/**
	 * One end of the journey.
	 *
	 * @param marks how many customers gave an overall mark there, or a face that stands
	 * in for it
	 * @param standIns how many of those are faces
	 * @param mean of those, from 1 to 5; null while there are under ten
	 */
	record End(String touchpoint, String name, long marks, long standIns, @Nullable Double mean) {

		static End of(PlannedTouchpoint one, MarkSum marks, String language) {
			return new End(one.touchpoint().code(), one.touchpoint().name().in(language), marks.n(), marks.standIns(),
					marks.shown());
		}

	}

}
