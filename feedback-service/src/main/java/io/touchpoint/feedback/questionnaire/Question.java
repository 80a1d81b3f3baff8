package io.touchpoint.feedback.questionnaire;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * A question of a questionnaire. Its kind says what counts as an answer.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @Type(name = "RATING", value = Question.Rating.class),
		@Type(name = "EXPECTATION_PAIR", value = Question.ExpectationPair.class),
		@Type(name = "IMPORTANCE", value = Question.Importance.class),
		@Type(name = "NPS", value = Question.Recommendation.class), @Type(name = "TEXT", value = Question.Text.class) })
public sealed interface Question {

	/** Stable within all versions of a questionnaire. */
	String id();

	boolean required();

	Wording text();

	/** The dimension of service quality that the question is about. */
	@JsonIgnore
	default @Nullable Dimension about() {
		return null;
	}

	/**
	 * A question answered with a whole number.
	 */
	sealed interface Scale extends Question {

		Wording low();

		Wording high();

		@JsonIgnore
		int least();

		@JsonIgnore
		int most();

	}

	/**
	 * A mark from 1 to 5.
	 */
	record Rating(String id, boolean required, Wording text, Wording low, Wording high) implements Scale {

		@Override
		public int least() {
			return 1;
		}

		@Override
		public int most() {
			return 5;
		}

	}

	/**
	 * How much a dimension matters to the customer, from 1 to 5.
	 */
	record Importance(String id, boolean required, Dimension dimension, Wording text, Wording low,
			Wording high) implements Scale {

		@Override
		public Dimension about() {
			return this.dimension;
		}

		@Override
		public int least() {
			return 1;
		}

		@Override
		public int most() {
			return 5;
		}

	}

	/**
	 * How likely the customer is to recommend, from 0 to 10.
	 */
	record Recommendation(String id, boolean required, Wording text, Wording low, Wording high) implements Scale {

		@Override
		public int least() {
			return 0;
		}

		@Override
		public int most() {
			return 10;
		}

	}

	/**
	 * What was expected and what was experienced of the same thing, each from 1 to 5. The
	 * expectation may be left out, the experience not.
	 */
	record ExpectationPair(String id, boolean required, Dimension dimension, Wording text, Wording low,
			Wording high) implements Question {

		/** The lowest mark of both halves. */
		public static final int LEAST = 1;

		/** The highest mark of both halves. */
		public static final int MOST = 5;

		@Override
		public Dimension about() {
			return this.dimension;
		}

	}

	/**
	 * The customer's own words.
	 *
	 * @param longest most characters
	 */
	record Text(String id, boolean required, Wording text, int longest) implements Question {
	}

}
