package io.touchpoint.feedback.questionnaire;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A question of a questionnaire. Its kind says what counts as an answer.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @Type(name = "RATING", value = Question.Rating.class),
		@Type(name = "SMILEY", value = Question.Smiley.class),
		@Type(name = "NPS", value = Question.Recommendation.class),
		@Type(name = "EFFORT", value = Question.Effort.class),
		@Type(name = "IMPORTANCE", value = Question.Importance.class),
		@Type(name = "YES_NO", value = Question.YesNo.class),
		@Type(name = "SINGLE_CHOICE", value = Question.SingleChoice.class),
		@Type(name = "MULTIPLE_CHOICE", value = Question.MultipleChoice.class),
		@Type(name = "NUMBER", value = Question.Number.class), @Type(name = "SECONDS", value = Question.Seconds.class),
		@Type(name = "TEXT", value = Question.Text.class),
		@Type(name = "EXPECTATION_PAIR", value = Question.ExpectationPair.class) })
public sealed interface Question {

	/** What every question has, whatever its kind. */
	Basics basics();

	/** Stable within all versions of a questionnaire. */
	default String id() {
		return basics().id();
	}

	default boolean required() {
		return basics().required();
	}

	default Wording text() {
		return basics().text();
	}

	/** The dimension of service quality that the question is about. */
	default @Nullable Dimension about() {
		return basics().dimension();
	}

	/** Null when it is asked of everybody. */
	default @Nullable Condition when() {
		return basics().when();
	}

	/**
	 * Whether a tap answers it: neither something to type nor something to time.
	 */
	default boolean takesTap() {
		return switch (this) {
			case Scale scale -> true;
			case Smiley smiley -> true;
			case YesNo yesNo -> true;
			case Choice choice -> true;
			case ExpectationPair pair -> true;
			case Number number -> false;
			case Seconds seconds -> false;
			case Text text -> false;
		};
	}

	/**
	 * About how many seconds people need for it: they read a line, and then tap once,
	 * look through options, or type. Where they need not write, most write a few words.
	 */
	@JsonIgnore
	default int seconds() {
		return switch (this) {
			case Scale scale -> 6;
			case Smiley smiley -> 4;
			case YesNo yesNo -> 5;
			case SingleChoice single -> 8;
			case MultipleChoice multiple -> 12;
			case Number number -> 8;
			case Seconds seconds -> 8;
			case Text text -> text.required() ? 40 : 15;
			case ExpectationPair pair -> 12;
		};
	}

	/** The name of the kind, as it stands in JSON. */
	default String kind() {
		return switch (this) {
			case Rating rating -> "RATING";
			case Smiley smiley -> "SMILEY";
			case Recommendation nps -> "NPS";
			case Effort effort -> "EFFORT";
			case Importance importance -> "IMPORTANCE";
			case YesNo yesNo -> "YES_NO";
			case SingleChoice single -> "SINGLE_CHOICE";
			case MultipleChoice multiple -> "MULTIPLE_CHOICE";
			case Number number -> "NUMBER";
			case Seconds seconds -> "SECONDS";
			case Text text -> "TEXT";
			case ExpectationPair pair -> "EXPECTATION_PAIR";
		};
	}

	/**
	 * What every question has.
	 *
	 * @param id stable within all versions of a questionnaire
	 * @param dimension of service quality (TREAT)
	 * @param attribute what in particular is judged
	 * @param area the monitored area it belongs to
	 * @param step of the service script (GUEST)
	 * @param competency what an observer judges with it
	 * @param when left out: asked of everybody
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Basics(String id, boolean required, Wording text, @Nullable Dimension dimension,
			@Nullable Attribute attribute, @Nullable MonitoredArea area, @Nullable GuestStep step,
			@Nullable Competency competency, @Nullable Condition when) {
	}

	/**
	 * A question answered with a whole number between two named ends.
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
	 * A question answered with some of its options.
	 */
	sealed interface Choice extends Question {

		List<Option> options();

	}

	/**
	 * Something to choose.
	 *
	 * @param id stable within all versions of a questionnaire
	 */
	record Option(String id, Wording text) {
	}

	/**
	 * A mark from 1 to 5.
	 */
	record Rating(@JsonUnwrapped Basics basics, Wording low, Wording high) implements Scale {

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
	 * One tap on one of four faces, from 1 (very unhappy) to 4 (very happy).
	 */
	record Smiley(@JsonUnwrapped Basics basics) implements Question {

		/** The unhappiest face. */
		public static final int LEAST = 1;

		/** The happiest face. */
		public static final int MOST = 4;

		/**
		 * The mark from 1 to 5 that a face stands in for where none was given: each face
		 * stands on its side of every line that is drawn through both, misery (1 and up
		 * to 2), a smile (from 3 and from 4) and the best (4 and 5). The database has the
		 * same rule, {@code standing_mark}.
		 */
		public static int standsFor(int face) {
			return face + 1;
		}

	}

	/**
	 * How likely the customer is to recommend, from 0 to 10.
	 */
	record Recommendation(@JsonUnwrapped Basics basics, Wording low, Wording high) implements Scale {

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
	 * How easy it was for the customer, from 1 to 7.
	 */
	record Effort(@JsonUnwrapped Basics basics, Wording low, Wording high) implements Scale {

		@Override
		public int least() {
			return 1;
		}

		@Override
		public int most() {
			return 7;
		}

	}

	/**
	 * How much something matters to the customer, from 1 to 5.
	 */
	record Importance(@JsonUnwrapped Basics basics, Wording low, Wording high) implements Scale {

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
	 * Yes or no.
	 */
	record YesNo(@JsonUnwrapped Basics basics) implements Question {
	}

	/**
	 * One of several options.
	 */
	record SingleChoice(@JsonUnwrapped Basics basics, List<Option> options) implements Choice {

		public SingleChoice {
			options = List.copyOf(options);
		}

	}

	/**
	 * Any of several options.
	 *
	 * @param atMost how many may be chosen; left out: all
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record MultipleChoice(@JsonUnwrapped Basics basics, List<Option> options,
			@Nullable Integer atMost) implements Choice {

		public MultipleChoice {
			options = List.copyOf(options);
		}

	}

	/**
	 * A number of something.
	 *
	 * @param unit shown behind the field
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Number(@JsonUnwrapped Basics basics, @Nullable BigDecimal least, @Nullable BigDecimal most,
			@Nullable Wording unit) implements Question {

		/** No number is larger, and none is smaller than its negative. */
		public static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

		/** Most digits after the point. */
		public static final int PLACES = 4;

	}

	/**
	 * Whole seconds, timed by an observer. They are scored if both bounds are there: in
	 * full up to the target, not at all from the limit, and in a straight line between.
	 *
	 * @param target up to here it was fast enough
	 * @param limit from here it was too slow; more than the target
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Seconds(@JsonUnwrapped Basics basics, @Nullable Integer target,
			@Nullable Integer limit) implements Question {

		/** A day. */
		public static final int MOST = 86_400;

	}

	/**
	 * The customer's own words.
	 *
	 * @param longest most characters
	 */
	record Text(@JsonUnwrapped Basics basics, int longest) implements Question {

		/** No text may be longer. */
		public static final int LONGEST = 4000;

	}

	/**
	 * What was expected and what was experienced of the same thing, each from 1 to 5. The
	 * expectation may be left out, the experience not.
	 */
	record ExpectationPair(@JsonUnwrapped Basics basics, Wording low, Wording high) implements Question {

		/** The lowest mark of both halves. */
		public static final int LEAST = 1;

		/** The highest mark of both halves. */
		public static final int MOST = 5;

	}

}
