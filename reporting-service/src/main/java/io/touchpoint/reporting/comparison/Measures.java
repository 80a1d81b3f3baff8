package io.touchpoint.reporting.comparison;

import java.util.List;
import java.util.Locale;

import io.touchpoint.reporting.comparison.Measure.Better;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

/**
 * The catalogue of measures.
 */
final class Measures {

	private static final String ANSWERS = "Responses of customers";

	private static final String COMPLAINTS = "Complaints of customers";

	private static final String COLLEAGUES = "Responses of colleagues";

	private static final String VISITS = "Mystery visits and inspections";

	/**
	 * Four weeks, and the hours by which a site's day may end later than the server's, to
	 * whole days.
	 */
	private static final int SETTLED = 30;

	/** All measures, in the order in which they are offered. */
	static final List<Measure> ALL = List.of(
			proportion("satisfaction", "Satisfied customers",
					"Responses with an overall mark of 4 or 5, of all responses with an overall mark from 1 to 5.",
					ANSWERS, Better.HIGH),
			proportion("top-box", "Very satisfied customers",
					"Responses with the overall mark 5, of all responses with an overall mark from 1 to 5.", ANSWERS,
					Better.HIGH),
			proportion("one-tap", "Satisfied by one tap",
					"One-tap responses with one of the two smiling faces (3 or 4 of 4), of all responses with a tapped face."
							+ " No mark from 1 to 5 is in it.",
					ANSWERS, Better.HIGH),
			new Measure("nps", "Net promoter score",
					"Promoters (9 or 10 of 10) less detractors (0 to 6), of all who said how likely they recommend us.",
					ANSWERS, Better.HIGH, Kind.NET_SCORE, "nps", "", 0),
			proportion("misery", "Moments of misery",
					"Responses that are a moment of misery (overall mark 2 or less, one-tap 1, recommendation 3 or less, or"
							+ " very much worse than expected), of all responses.",
					ANSWERS, Better.LOW),
			proportion("magic", "Moments of magic",
					"Responses that are a moment of magic (best mark and better than expected, or praise), of all responses.",
					ANSWERS, Better.HIGH),
			proportion("promises", "Promises kept on time",
					"Promises kept on time, of all promises that came due (kept, kept late or broken).", ANSWERS,
					Better.HIGH),
			proportion("timely", "Complaints answered on time",
					"Complaints answered on time, of all complaints received in the period for which that is decided.",
					COMPLAINTS, Better.HIGH),
			new Measure("resolved", "Complaints resolved within four weeks",
					"Complaints resolved or closed within 28 days of their arrival, of all complaints received in the period"
							+ " and at least 30 days ago, without those that were withdrawn or referred or whose end has no date.",
					COMPLAINTS, Better.HIGH, Kind.PROPORTION, "resolved", "", SETTLED),
			proportion("promises-kept", "Promises in complaints kept on time",
					"Promises to complaining customers that were kept on time, of all that were kept, kept late or broken in"
							+ " the period. One that the customer agreed to change counts by the fate of the new one.",
					COMPLAINTS, Better.HIGH),
			treat("TRUST"), treat("RESPONSIVENESS"), treat("EMPATHY"), treat("ASSURANCE"), treat("TANGIBLES"),
			proportion("internal-satisfaction", "Satisfied colleagues",
					"Responses of colleagues, as customers of each other, with an overall mark of 4 or 5, of all their"
							+ " responses with an overall mark from 1 to 5.",
					COLLEAGUES, Better.HIGH),
			proportion("internal-one-tap", "Colleagues satisfied by one tap",
					"One-tap responses of colleagues with one of the two smiling faces (3 or 4 of 4), of all their responses"
							+ " with a tapped face. No mark from 1 to 5 is in it.",
					COLLEAGUES, Better.HIGH),
			new Measure("internal-nps", "Net promoter score of colleagues",
					"Colleagues who recommend us (9 or 10 of 10) less those who do not (0 to 6), of all colleagues who said"
							+ " how likely they recommend us.",
					COLLEAGUES, Better.HIGH, Kind.NET_SCORE, "internal-nps", "", 0),
			proportion("internal-misery", "Moments of misery of colleagues",
					"Responses of colleagues that are a moment of misery, of all their responses.", COLLEAGUES,
					Better.LOW),
			new Measure("visit-score", "Score of mystery visits",
					"Mean score of the mystery visits to customers' touchpoints that were reported, each from 0 to 100;"
							+ " n counts visits. No answer of a customer is in it.",
					VISITS, Better.HIGH, Kind.MEAN, "visit-score", "MYSTERY_VISIT", 0),
			new Measure("inspection-score", "Score of inspections",
					"Mean score of the inspections of customers' touchpoints that were reported, each from 0 to 100;"
							+ " n counts inspections. No answer of a customer is in it.",
					VISITS, Better.HIGH, Kind.MEAN, "visit-score", "INSPECTION", 0));

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

	private static Measure treat(String dimension) {
		String word = dimension.toLowerCase(Locale.ROOT);
		return new Measure(word, dimension.charAt(0) + word.substring(1) + " rated good",
				"Experienced ratings of 4 or 5 for " + word + ", of all ratings from 1 to 5 for it.", ANSWERS,
				Better.HIGH, Kind.PROPORTION, "rating", dimension, 0);
	}

}
