package io.touchpoint.feedback.importer;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * How the columns of a CSV file become responses.
 *
 * @param source where the file comes from: with the key it tells a row from all others
 * @param key the column with the id that the source gave each row; without one a row is
 * known by its content
 * @param answers by question id, or half of a pair as {@code id.expected} and
 * {@code id.experienced}, the column
 * @param comment the columns that make the comment, one below the other
 */
record Mapping(@Nullable CsvShape shape, @Nullable CustomerType customerType, @Nullable String source,
		@Nullable String key, @Nullable Given site, @Nullable Given touchpoint, @Nullable Given channel,
		@Nullable Given language, @Nullable Given relation, @Nullable When occurredAt,
		@Nullable Map<String, String> answers, @Nullable List<String> comment, @Nullable Reach contact) {

	/** How a column of times that are told as the standard has it is read. */
	static final String ISO = "ISO";

	/**
	 * A code that comes from a column, or is the same for all rows.
	 *
	 * @param column where it comes from
	 * @param value what it is where the column is empty, or when there is none
	 * @param values what is meant by what the column says
	 */
	record Given(@Nullable String column, @Nullable String value, @Nullable Map<String, String> values) {
	}

	/**
	 * When it happened.
	 *
	 * @param format {@code ISO}, or a pattern such as {@code dd/MM/uuuu HH:mm}
	 * @param zone the time zone of times that name none; the site's own if there is none
	 */
	record When(@Nullable String column, @Nullable String format, @Nullable String zone) {
	}

	/**
	 * How the customer can be reached.
	 *
	 * @param consent the column that says whether the customer agreed, or a value for all
	 */
	record Reach(@Nullable String email, @Nullable String name, @Nullable Given consent) {
	}

}
