package io.touchpoint.reporting.comparison;

import java.util.List;
import java.util.Locale;

import io.touchpoint.reporting.comparison.Measure.Better;
import io.touchpoint.reporting.indicator.Rollups;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

/**
 * The catalogue of measures.
 */
final class Measures {

	private static final String ANSWERS = "Responses of customers";

	private static final String COMPLAINTS = "Complaints of customers";

	private static final String COLLEAGUES = "Responses of colleagues";

	private static final String COMPLAINTS_OF_COLLEAGUES = "Complaints of colleagues";

	private static final String ALERTS = "Alerts of bad experiences";

	private static final String VISITS = "Mystery visits and inspections";

	/**
	 * Four weeks, and the hours by which a site's day may end later than the server's, to
	 * whole days.
	 */
	private static final int SETTLED = 30;

	/** Until the last site's day is over for what was due on it. */
	private static final int DECIDED = 2;

	/** All measures, in the order in which they are offered. */
	static final List<Measure> ALL = List.of(
			proportion(Rollups.SATISFACTION, "Satisfied customers",
					"Responses with an overall mark of 4 or 5, of all responses with an overall mark from 1 to 5.",
					ANSWERS, Better.HIGH),
			proportion(Rollups.TOP_BOX, "Very satisfied customers",
					"Responses with the overall mark 5, of all responses with an overall mark from 1 to 5.", ANSWERS,
					Better.HIGH),
			proportion(Rollups.ONE_TAP, "Satisfied by one tap",
					"One-tap responses with one of the two smiling faces (3 or 4 of 4), of all responses with a tapped face."
							+ " No mark from 1 to 5 is in it.",
					ANSWERS, Better.HIGH),
			new Measure(Rollups.NPS, "Net promoter score",
					"Promoters (9 or 10 of 10) less detractors (0 to 6), of all who said how likely they recommend us.",
					ANSWERS, Better.HIGH, Kind.NET_SCORE, Rollups.NPS, "", 0),
			proportion(Rollups.EFFORT, "Easy for the customer",
					"Answers from 5 to 7 to how easy it was, of all answers from 1 (very hard) to 7 (very easy).",
					ANSWERS, Better.HIGH),
			proportion(Rollups.MISERY, "Moments of misery",
					"Responses that are a moment of misery (overall mark 2 or less, one-tap 1, recommendation 3 or less, or"
							+ " very much worse than expected), of all responses.",
					ANSWERS, Better.LOW),
			proportion(Rollups.MAGIC, "Moments of magic",
					"Responses that are a moment of magic (best mark and better than expected, or praise), of all responses.",
					ANSWERS, Better.HIGH),
			proportion(Rollups.PROMISES, "Promises kept on time",
					"Promises kept on time, of all promises that came due (kept, kept late or broken).", ANSWERS,
					Better.HIGH),
			proportion(Rollups.TIMELY, "Complaints answered on time",
					"Complaints answered on time, of all complaints received in the period for which that is decided.",
					COMPLAINTS, Better.HIGH),
			new Measure(Rollups.RESOLVED, "Complaints resolved within four weeks",
					"Complaints resolved or closed within 28 days of their arrival, of all complaints received in the period"
							+ " and at least 30 days ago, without those that were withdrawn or referred or whose end has no date.",
					COMPLAINTS, Better.HIGH, Kind.PROPORTION, Rollups.RESOLVED, "", SETTLED),
			proportion(Rollups.PROMISES_KEPT, "Promises in complaints kept on time",
					"Promises to complaining customers that were kept on time, of all that were kept, kept late or broken in"
							+ " the period. One that the customer agreed to change counts by the fate of the new one.",
					COMPLAINTS, Better.HIGH),
			treat("TRUST"),
			new Measure(Rollups.FIRST_REACTION, "First reaction to misery on time",
					"Alerts of bad experiences to which a person reacted within the promised time (15 open minutes of the"
							+ " site, unless the operation promises another), of all whose time was over in the period and"
							+ " at least two days ago. One to which nobody reacted is late.",
					ALERTS, Better.HIGH, Kind.PROPORTION, Rollups.FIRST_REACTION, "", DECIDED),
			treat("RESPONSIVENESS"), treat("EMPATHY"), treat("ASSURANCE"), treat("TANGIBLES"),
			ofColleagues(Rollups.SATISFACTION, "Satisfied colleagues",
					"Responses of colleagues, as customers of each other, with an overall mark of 4 or 5, of all their"
							+ " responses with an overall mark from 1 to 5.",
					Better.HIGH),
			ofColleagues(Rollups.TOP_BOX, "Very satisfied colleagues",
					"Responses of colleagues with the overall mark 5, of all their responses with an overall mark from 1 to"
							+ " 5.",
					Better.HIGH),
			ofColleagues(Rollups.ONE_TAP, "Colleagues satisfied by one tap",
					"One-tap responses of colleagues with one of the two smiling faces (3 or 4 of 4), of all their responses"
							+ " with a tapped face. No mark from 1 to 5 is in it.",
					Better.HIGH),
			new Measure(Rollups.ofColleagues(Rollups.NPS), "Net promoter score of colleagues",
					"Colleagues who recommend us (9 or 10 of 10) less those who do not (0 to 6), of all colleagues who said"
							+ " how likely they recommend us.",
					COLLEAGUES, Better.HIGH, Kind.NET_SCORE, Rollups.ofColleagues(Rollups.NPS), "", 0),
			ofColleagues(Rollups.EFFORT, "Easy for the colleague",
					"Answers of colleagues from 5 to 7 to how easy it was, of all their answers from 1 (very hard) to 7"
							+ " (very easy).",
					Better.HIGH),
			ofColleagues(Rollups.MISERY, "Moments of misery of colleagues",
					"Responses of colleagues that are a moment of misery, of all their responses.", Better.LOW),
			ofColleagues(Rollups.MAGIC, "Moments of magic of colleagues",
					"Responses of colleagues that are a moment of magic, of all their responses.", Better.HIGH),
			ofColleagues(Rollups.PROMISES, "Promises to colleagues kept on time",
					"Promises to colleagues kept on time, of all that came due (kept, kept late or broken), as their"
							+ " responses tell.",
					Better.HIGH),
			proportion(Rollups.ofColleagues(Rollups.TIMELY), "Complaints of colleagues answered on time",
					"Complaints of colleagues answered on time, of all their complaints received in the period for which that"
							+ " is decided.",
					COMPLAINTS_OF_COLLEAGUES, Better.HIGH),
			new Measure(Rollups.ofColleagues(Rollups.RESOLVED), "Complaints of colleagues resolved within four weeks",
					"Complaints of colleagues resolved or closed within 28 days of their arrival, of all that were received in"
							+ " the period and at least 30 days ago, without those that were withdrawn or referred or whose"
							+ " end has no date.",
					COMPLAINTS_OF_COLLEAGUES, Better.HIGH, Kind.PROPORTION, Rollups.ofColleagues(Rollups.RESOLVED), "",
					SETTLED),
			proportion(Rollups.ofColleagues(Rollups.PROMISES_KEPT), "Promises in complaints of colleagues kept on time",
					"Promises to complaining colleagues that were kept on time, of all that were kept, kept late or broken in"
							+ " the period.",
					COMPLAINTS_OF_COLLEAGUES, Better.HIGH),
			treatOfColleagues("TRUST"),
			new Measure(Rollups.ofColleagues(Rollups.FIRST_REACTION), "First reaction to misery of colleagues on time",
					"Alerts of colleagues' bad experiences to which a person reacted within the promised time, of all whose"
							+ " time was over in the period and at least two days ago.",
					ALERTS, Better.HIGH, Kind.PROPORTION, Rollups.ofColleagues(Rollups.FIRST_REACTION), "", DECIDED),
			treatOfColleagues("RESPONSIVENESS"), treatOfColleagues("EMPATHY"), treatOfColleagues("ASSURANCE"),
			treatOfColleagues("TANGIBLES"),
			new Measure(Rollups.VISIT_SCORE, "Score of mystery visits",
					"Mean score of the mystery visits to customers' touchpoints that were reported, each from 0 to 100;"
							+ " n counts visits. No answer of a customer is in it.",
					VISITS, Better.HIGH, Kind.MEAN, Rollups.VISIT_SCORE, "MYSTERY_VISIT", 0),
			new Measure("inspection-score", "Score of inspections",
					"Mean score of the inspections of customers' touchpoints that were reported, each from 0 to 100;"
							+ " n counts inspections. No answer of a customer is in it.",
					VISITS, Better.HIGH, Kind.MEAN, Rollups.VISIT_SCORE, "INSPECTION", 0),
			new Measure(Rollups.ofColleagues(Rollups.VISIT_SCORE), "Score of mystery visits for colleagues",
					"Mean score of the mystery visits to colleagues' touchpoints that were reported, each from 0 to 100;"
							+ " n counts visits.",
					VISITS, Better.HIGH, Kind.MEAN, Rollups.ofColleagues(Rollups.VISIT_SCORE), "MYSTERY_VISIT", 0),
			new Measure(Rollups.ofColleagues("inspection-score"), "Score of inspections for colleagues",
					"Mean score of the inspections of colleagues' touchpoints that were reported, each from 0 to 100;"
							+ " n counts inspections.",
					VISITS, Better.HIGH, Kind.MEAN, Rollups.ofColleagues(Rollups.VISIT_SCORE), "INSPECTION", 0));

	private Measures() {
	}

	/** The measure of that id, or a refusal that names the field. */
	static Measure named(String id) {
		return ALL.stream()
			.filter((measure) -> measure.id().equals(id))
			.findFirst()
			.orElseThrow(() -> Problems.invalid(new FieldFault("measure", "unknown-measure",
					"There is no measure of that name; /api/reports/measures lists them.")));
	}

	private static Measure proportion(String id, String title, String definition, String source, Better better) {
		return new Measure(id, title, definition, source, better, Kind.PROPORTION, id, "", 0);
	}

	private static Measure ofColleagues(String rollup, String title, String definition, Better better) {
		return proportion(Rollups.ofColleagues(rollup), title, definition, COLLEAGUES, better);
	}

	private static Measure treat(String dimension) {
		String word = dimension.toLowerCase(Locale.ROOT);
		return new Measure(word, dimension.charAt(0) + word.substring(1) + " rated good",
				"Experienced ratings of 4 or 5 for " + word + ", of all ratings from 1 to 5 for it.", ANSWERS,
				Better.HIGH, Kind.PROPORTION, Rollups.RATING, dimension, 0);
	}

	private static Measure treatOfColleagues(String dimension) {
		String word = dimension.toLowerCase(Locale.ROOT);
		return new Measure(Rollups.ofColleagues(word),
				dimension.charAt(0) + word.substring(1) + " rated good by colleagues",
				"Experienced ratings of 4 or 5 for " + word
						+ " by colleagues, of all their ratings from 1 to 5 for it.",
				COLLEAGUES, Better.HIGH, Kind.PROPORTION, Rollups.ofColleagues(Rollups.RATING), dimension, 0);
	}

}
