package io.touchpoint.reporting.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import io.touchpoint.reporting.comparison.Comparison.SiteRow;
import io.touchpoint.reporting.indicator.Signal;
import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.reporting.indicator.Trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FairComparisonTests {

	private static final LocalDate DAY = LocalDate.of(2026, 11, 16);

	private static final Question QUESTION = Question.of(Measures.named("satisfaction"), new Period(DAY, DAY), null,
			null, DAY);

	private static final List<SiteCounts> TEN = sites(42, 50, 88, 110, 171, 190, 64, 90, 236, 280, 395, 430, 51, 75,
			130, 140, 18, 30, 290, 360);

	@Test
	void tenSitesGetThePublishedCentreOverDispersionAndLimits() {
		Comparison comparison = compare(TEN);

		assertThat(comparison.centre()).isCloseTo(0.8461538, within(5e-8));
		assertThat(comparison.overdispersion().phi()).isCloseTo(6.06723913, within(5e-9));
		assertThat(comparison.sites().get(5).funnel().lower95()).isCloseTo(0.68861, within(5e-6));
	}

	@Test
	void aRowHasItsValueWithinItsInterval() {
		SiteRow row = compare(TEN).sites().getFirst();

		assertThat(row.n()).isEqualTo(50);
		assertThat(row.x()).isEqualTo(42);
		assertThat(row.value()).isEqualTo(0.84).isBetween(row.lower(), row.upper());
	}

	@Test
	void aSmallBaseShowsNothingButItself() {
		SiteRow row = compare(sites(9, 9)).sites().getFirst();

		assertThat(row.n()).isEqualTo(9);
		assertThat(row.suppressed()).isTrue();
		assertThat(Arrays.asList(row.x(), row.value(), row.lower(), row.upper(), row.funnel(), row.signal()))
			.containsOnlyNulls();
	}

	@Test
	void aSiteWithoutAnswersHasNoValueAndNoTrend() {
		SiteRow row = compare(sites(0, 0)).sites().getFirst();

		assertThat(row.value()).isNull();
		assertThat(row.trend()).isEmpty();
	}

	@Test
	void withoutAnyAnswersThereIsNoCentreAndNoCurve() {
		Comparison comparison = compare(sites(0, 0));

		assertThat(comparison.centre()).isNull();
		assertThat(comparison.curve()).isEmpty();
	}

	@Test
	void aSiteIsHeldAgainstTheWholeOrganisation() {
		List<SiteCounts> own = sites(40, 100);
		List<Tally> organisation = List.of(tally(40, 100), tally(900, 1000));

		Comparison comparison = new FairComparison(QUESTION, organisation).of(own, null);

		assertThat(comparison.centre()).isCloseTo(940 / 1100.0, within(1e-12));
		assertThat(comparison.sites()).singleElement().extracting(SiteRow::signal).isEqualTo(Signal.LOW);
	}

	@Test
	void theCurveReachesTheLargestBaseAndNarrows() {
		var curve = compare(TEN).curve();

		assertThat(curve.getFirst().n()).isEqualTo(10);
		assertThat(curve.getLast().n()).isEqualTo(430);
		assertThat(curve).extracting(Comparison.CurvePoint::n).doesNotHaveDuplicates().isSorted();
		assertThat(curve.getLast().upper998() - curve.getLast().lower998())
			.isLessThan(curve.getFirst().upper998() - curve.getFirst().lower998());
	}

	@Test
	void aWeekThatIsTooSmallTakesAnotherWithIt() {
		SiteCounts site = new SiteCounts("bay", "Bay", "north", "North", "", true,
				List.of(new Trend.Week(DAY, tally(3, 4)), new Trend.Week(DAY.minusWeeks(1), tally(10, 20)),
						new Trend.Week(DAY.minusWeeks(2), tally(9, 12))));

		var trend = compare(List.of(site)).sites().getFirst().trend();

		assertThat(trend).extracting(Comparison.TrendPoint::n).containsExactly(12L, 20L, 4L);
		assertThat(trend).extracting(Comparison.TrendPoint::value).containsExactly(null, 0.5, null);
	}

	@Property(tries = 100)
	void theOrderOfTheSitesChangesNoRow(@ForAll long seed) {
		List<SiteCounts> shuffled = new ArrayList<>(TEN);
		Collections.shuffle(shuffled, new Random(seed));

		Comparison comparison = compare(shuffled);

		assertThat(comparison.sites()).usingRecursiveFieldByFieldElementComparator()
			.usingComparatorForType((a, b) -> (Math.abs(a - b) < 1e-12) ? 0 : 1, Double.class)
			.containsExactlyInAnyOrderElementsOf(compare(TEN).sites());
	}

	private static Comparison compare(List<SiteCounts> sites) {
		return new FairComparison(QUESTION, sites.stream().map(SiteCounts::total).toList()).of(sites, null);
	}

	private static List<SiteCounts> sites(long... counts) {
		List<SiteCounts> sites = new ArrayList<>();
		for (int i = 0; i < counts.length; i += 2) {
			List<Trend.Week> counted = (counts[i + 1] == 0) ? List.of()
					: List.of(new Trend.Week(DAY, tally(counts[i], counts[i + 1])));
			sites.add(new SiteCounts("site-" + i, "Site " + i, "north", "North", "", true, counted));
		}
		return sites;
	}

	private static Tally tally(long x, long n) {
		return new Tally(n, x, x, x);
	}

}
