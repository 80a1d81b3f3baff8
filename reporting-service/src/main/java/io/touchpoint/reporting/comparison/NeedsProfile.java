package io.touchpoint.reporting.comparison;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What matters to whom.
 *
 * @param definition what the figures are, in a sentence
 * @param from the first day
 * @param to the last day
 * @param needs by customer type, what matters most first; what has too small a base last
 */
record NeedsProfile(String definition, LocalDate from, LocalDate to, List<Need> needs) {

	static final String DEFINITION = "Mean of the answers, from 1 to 5, to the question how much something matters, by customer"
			+ " type; of a dimension only where it was rated too. A base under 10 is not shown.";

	/**
	 * What one thing means to one customer type.
	 *
	 * @param kind a dimension of TREAT, an attribute or a monitored area
	 * @param code which
	 * @param n how many said how much it matters
	 * @param mean of what they said
	 * @param lower the lower end of its 95 % interval
	 * @param upper the upper end
	 * @param suppressed whether mean and interval are left out because the base is too
	 * small
	 */
	record Need(String customerType, Kind kind, String code, long n, @Nullable Double mean, @Nullable Double lower,
			@Nullable Double upper, boolean suppressed) {

		/** What can matter. */
		enum Kind {

			DIMENSION, ATTRIBUTE, AREA

		}

	}

}
