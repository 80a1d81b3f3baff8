package io.touchpoint.feedback.journey;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * How much of the journeys is evaluated on plan, of what the caller may see: as a whole,
 * by region, by site and by touchpoint.
 *
 * @param definition what the share means, in a sentence
 */
record Coverage(String definition, Tally whole, List<OfRegion> regions, List<OfSite> sites,
		List<OfTouchpoint> touchpoints) {

	static final String DEFINITION = "Touchpoints whose current or last full period has the answers that their plan "
			+ "needs, divided by the touchpoints that are switched on.";

	/**
	 * Touchpoints counted by how they stand.
	 *
	 * @param touchpoints those that are switched on
	 * @param evaluatedOnPlan those of them that count as covered
	 * @param share covered of switched on; null if nothing is
	 * @param pastDue those whose due date went by, the never evaluated among them too
	 * @param off those that are switched off, which count nowhere else
	 */
	record Tally(int touchpoints, int evaluatedOnPlan, @Nullable Double share, int onPlan, int due, int overdue,
			int unmeasured, int pastDue, int off) {

		static Tally of(Collection<Evaluation> evaluations) {
			Map<Standing.State, Integer> states = evaluations.stream()
				.collect(Collectors.toMap(Evaluation::state, (one) -> 1, Integer::sum));
			int off = states.getOrDefault(Standing.State.OFF, 0);
			int on = evaluations.size() - off;
			int covered = (int) evaluations.stream().filter(Evaluation::evaluatedOnPlan).count();
			return new Tally(on, covered, (on > 0) ? (double) covered / on : null,
					states.getOrDefault(Standing.State.ON_PLAN, 0), states.getOrDefault(Standing.State.DUE, 0),
					states.getOrDefault(Standing.State.OVERDUE, 0), states.getOrDefault(Standing.State.UNMEASURED, 0),
					(int) evaluations.stream().filter((one) -> one.missedOn() != null).count(), off);
		}

	}

	/** Of one region. */
	record OfRegion(String code, Tally tally) {
	}

	/**
	 * Of one site.
	 *
	 * @param lastImpressions how the touchpoints stand with which its journeys end
	 */
	record OfSite(String code, String name, String region, Tally tally, Tally lastImpressions) {
	}

	/** Of one touchpoint at all sites in sight. */
	record OfTouchpoint(CustomerType customerType, String code, String name, int ordinal, Touchpoint.Kind kind,
			String unit, Tally tally) {
	}

	static Coverage of(List<Evaluation> evaluations) {
		return new Coverage(DEFINITION, Tally.of(evaluations), regions(evaluations), sites(evaluations),
				touchpoints(evaluations));
	}

	private static List<OfRegion> regions(List<Evaluation> evaluations) {
		SortedMap<String, List<Evaluation>> byRegion = evaluations.stream()
			.collect(Collectors.groupingBy(Evaluation::region, TreeMap::new, Collectors.toList()));
		return byRegion.entrySet()
			.stream()
			.map((entry) -> new OfRegion(entry.getKey(), Tally.of(entry.getValue())))
			.toList();
	}

	private static List<OfSite> sites(List<Evaluation> evaluations) {
		return grouped(evaluations, Evaluation::site).map((group) -> {
			Evaluation one = group.getFirst();
			return new OfSite(one.site(), one.siteName(), one.region(), Tally.of(group),
					Tally.of(group.stream().filter(Evaluation::lastImpression).toList()));
		}).toList();
	}

	private static List<OfTouchpoint> touchpoints(List<Evaluation> evaluations) {
		return grouped(evaluations, (one) -> one.customerType() + "/" + one.touchpoint()).map((group) -> {
			Evaluation one = group.getFirst();
			return new OfTouchpoint(one.customerType(), one.touchpoint(), one.name(), one.ordinal(), one.kind(),
					one.unit(), Tally.of(group));
		}).sorted(Comparator.comparing(OfTouchpoint::customerType).thenComparing(OfTouchpoint::ordinal)).toList();
	}

	private static Stream<List<Evaluation>> grouped(List<Evaluation> evaluations, Function<Evaluation, String> by) {
		return evaluations.stream()
			.collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()))
			.values()
			.stream();
	}

}
