package io.touchpoint.reporting.indicator;

/**
 * The names of the rollups: who counts and who reads meet in them and nowhere else. A
 * row's dimension is empty unless its name says what it holds.
 */
public final class Rollups {

	/** Overall marks from 1 to 5; 4 and 5 are met. */
	public static final String SATISFACTION = "satisfaction";

	/** Overall marks; 5 is met. */
	public static final String TOP_BOX = "top-box";

	/** The faces; half of the four smile, and none is in the middle. */
	public static final String ONE_TAP = "one-tap";

	/** Promoters are met and 1, detractors −1. */
	public static final String NPS = "nps";

	/** How easy it was, from 1 to 7; from 5 on, above the middle, it was easy. */
	public static final String EFFORT = "effort";

	/** Responses, of which some are misery. */
	public static final String MISERY = "misery";

	/** Responses, of which some are magic. */
	public static final String MAGIC = "magic";

	/** Promises that came due, as responses tell of them. */
	public static final String PROMISES = "promises";

	/** The experienced half of TREAT; the dimension says of what. */
	public static final String RATING = "rating";

	/**
	 * Experienced less expected, of those who said both; the dimension of TREAT says of
	 * what.
	 */
	public static final String GAP = "gap";

	/** Ratings of attributes; the dimension says which. */
	public static final String ATTRIBUTE = "attribute";

	/** Ratings of monitored areas; the dimension says which. */
	public static final String AREA = "area";

	/** Steps of the service script (GUEST) as responses tell of them; by dimension. */
	public static final String STEP = "step";

	/** What matters; the dimension says to which customer type, and what. */
	public static final String IMPORTANCE = "importance";

	/** Scores of visits, in hundredths of a point; the dimension says by which method. */
	public static final String VISIT_SCORE = "visit-score";

	/**
	 * Steps of the service script at each place that was visited; the dimension says by
	 * which method, and which step.
	 */
	public static final String VISIT_STEP = "visit-step";

	/** Complaints by the day on which they came. */
	public static final String RECEIVED = "received";

	/** Complaints whose answer was on time or late. */
	public static final String TIMELY = "timely";

	/** Complaints that were resolved soon, or not. */
	public static final String RESOLVED = "resolved";

	/** Complaints by the day on which they were closed. */
	public static final String CLOSED = "closed";

	/** Promises in complaints that came to an end; those kept on time are met. */
	public static final String PROMISES_KEPT = "promises-kept";

	/**
	 * Miseries by the day until which a person had to react; reactions on time are met.
	 */
	public static final String FIRST_REACTION = "first-reaction";

	private static final String CHANNEL = "channel-";

	private static final String INTERNAL = "internal-";

	private Rollups() {
	}

	/**
	 * The same by channel.
	 * @param rollup the rollup of all channels
	 * @return the rollup whose dimension says through which channel it came
	 */
	public static String byChannel(String rollup) {
		return CHANNEL + rollup;
	}

	/**
	 * The same of colleagues, who are customers of each other.
	 * @param rollup the rollup of customers
	 * @return the rollup that no answer of a customer is in
	 */
	public static String ofColleagues(String rollup) {
		return INTERNAL + rollup;
	}

	/**
	 * One name of two, for a dimension that says two things.
	 * @param first the first
	 * @param second the second
	 * @return both, parted by a full stop
	 */
	public static String both(String first, String second) {
		return first + "." + second;
	}

}
