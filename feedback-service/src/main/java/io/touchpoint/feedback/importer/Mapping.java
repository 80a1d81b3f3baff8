package io.touchpoint.feedback.importer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * How the columns of a CSV file become responses.
 *
 * @param customerType whose answers they are: of one type in the whole file, or of each
 * row its own
 * @param source where the file comes from: with the key it tells a row from all others
 * @param key the column with the id that the source gave each row; without one a row is
 * known by its content
 * @param waitedSeconds the column with how long the customer waited
 * @param referredBy the column with who sent the customer, in words that may name a
 * person
 * @param answers by question id, or half of a pair as {@code id.expected} and
 * {@code id.experienced}, the column
 * @param comment the columns that make the comment, one below the other
 */
record Mapping(@Nullable CsvShape shape, @JsonDeserialize(using = TextOrGiven.class) @Nullable Given customerType,
		@Nullable String source, @Nullable String key, @Nullable Given site, @Nullable Given touchpoint,
		@Nullable Given channel, @Nullable Given language, @Nullable Given relation, @Nullable String waitedSeconds,
		@Nullable String referredBy, @Nullable When occurredAt, @Nullable Map<String, String> answers,
		@Nullable List<String> comment, @Nullable Reach contact) {

	/** How a column of times that are told as the standard has it is read. */
	static final String ISO = "ISO";

	/**
	 * The types of customer whose answers a file can hold: any, where a column says it.
	 */
	Set<CustomerType> types() {
		if (this.customerType == null) {
			return Set.of();
		}
		if (this.customerType.column() != null) {
			return EnumSet.allOf(CustomerType.class);
		}
		CustomerType all = type(this.customerType.value());
		return (all != null) ? Set.of(all) : Set.of();
	}

	/** Null if it is none. */
	static @Nullable CustomerType type(@Nullable String code) {
		return (code == null) ? null
				: Arrays.stream(CustomerType.values())
					.filter((type) -> type.name().equalsIgnoreCase(code))
					.findFirst()
					.orElse(null);
	}

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

	/**
	 * Mappings that were kept before a column could tell the type of customer name it as
	 * a text, for all rows.
	 */
	static final class TextOrGiven extends ValueDeserializer<Given> {

		@Override
		public Given deserialize(JsonParser parser, DeserializationContext context) {
			return parser.hasToken(JsonToken.VALUE_STRING) ? new Given(null, parser.getString(), null)
					: context.readValue(parser, Given.class);
		}

	}

}
