package io.touchpoint.reporting.indicator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProportionFunnelTests {

	@Test
	void thePublishedOverDispersionOfTenSitesIsMet() {
		ProportionFunnel funnel = ProportionFunnel.of(Tallies.tenSites());

		assertThat(funnel.centre()).isCloseTo(0.8461538, within(5e-8));
		assertThat(funnel.overDispersion().phi()).isCloseTo(6.06723913, within(5e-9));
		assertThat(funnel.overDispersion().tau2()).isCloseTo(0.00871234406, within(5e-12));
	}

	@Test
	void thePublishedAdjustedLimitsAreMet() {
		ProportionFunnel funnel = ProportionFunnel.of(Tallies.tenSites());

		assertThat(funnel.limits(50).lower95()).isCloseTo(0.65046, within(5e-6));
		assertThat(funnel.limits(50).upper95()).isCloseTo(0.97018, within(5e-6));
		assertThat(funnel.limits(430).lower95()).isCloseTo(0.68861, within(5e-6));
		assertThat(funnel.limits(430).upper95()).isCloseTo(0.95485, within(5e-6));
	}

	@Test
	void nobodyAnsweredIsNoFunnel() {
		assertThat(ProportionFunnel.of(List.of(Tally.NONE))).isNull();
	}

	@Test
	void nineSitesAreTooFewForOverDispersion() {
		assertThat(ProportionFunnel.of(Tallies.tenSites().subList(0, 9)).overDispersion()).isNull();
	}

	@Test
	void sitesBelowTheBaseMoveTheCentreButNotTheOverDispersion() {
		List<Tally> sites = new ArrayList<>(Tallies.tenSites().subList(0, 9));
		sites.add(Tallies.proportion(9, 9));

		ProportionFunnel funnel = ProportionFunnel.of(sites);

		assertThat(funnel.overDispersion()).isNull();
		assertThat(funnel.centre()).isCloseTo((1195 + 9) / (1395.0 + 9), within(1e-12));
	}

	@Test
	void sitesThatAreAllAlikeAreNotOverDispersed() {
		ProportionFunnel funnel = ProportionFunnel.of(Collections.nCopies(12, Tallies.proportion(80, 100)));

		assertThat(funnel.overDispersion()).isEqualTo(new OverDispersion(0, 0));
		assertThat(funnel.limits(100).lower95()).isCloseTo(0.8 - Level.P95.z() * 0.04, within(0.01));
	}

	@Test
	void aSiteFarBelowTheOthersIsASignal() {
		ProportionFunnel funnel = new ProportionFunnel(0.8, null);

		assertThat(funnel.limits(100).signal(0.6)).isEqualTo(Signal.LOW);
		assertThat(funnel.limits(100).signal(0.95)).isEqualTo(Signal.HIGH);
		assertThat(funnel.limits(100).signal(0.7)).isNull();
	}

	@Property
	void theLimitsEncloseTheCentreAndTheSurerOnesAreWider(@ForAll @IntRange(min = 10, max = 100_000) int n,
			@ForAll @DoubleRange(min = 0, max = 1) double centre) {
		Limits limits = new ProportionFunnel(centre, null).limits(n);

		assertThat(List.of(0.0, limits.lower998(), limits.lower95(), centre, limits.upper95(), limits.upper998(), 1.0))
			.isSorted();
	}

	@Property
	void theLimitsNarrowAsTheBaseGrows(@ForAll @IntRange(min = 10, max = 100_000) int n,
			@ForAll @DoubleRange(min = 0, max = 1) double centre,
			@ForAll @DoubleRange(min = 0, max = 0.1) double tau2) {
		ProportionFunnel funnel = new ProportionFunnel(centre, new OverDispersion(1, tau2));

		assertThat(width(funnel.limits(n + 1L))).isLessThanOrEqualTo(width(funnel.limits(n)) + 1e-9);
	}

	@Property(tries = 300)
	void theOrderOfTheSitesChangesNothing(@ForAll("organisations") List<Tally> sites, @ForAll long seed) {
		List<Tally> shuffled = new ArrayList<>(sites);
		Collections.shuffle(shuffled, new Random(seed));

		ProportionFunnel funnel = ProportionFunnel.of(sites);
		ProportionFunnel other = ProportionFunnel.of(shuffled);

		assertThat(other).usingRecursiveComparison()
			.withComparatorForType((a, b) -> (Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))) ? 0 : 1, Double.class)
			.isEqualTo(funnel);
	}

	@Property(tries = 300)
	void allowingForDifferencesBetweenSitesOnlyWidensTheLimits(@ForAll @IntRange(min = 10, max = 10_000) int n,
			@ForAll @DoubleRange(min = 0.02, max = 0.98) double centre) {
		Limits some = new ProportionFunnel(centre, new OverDispersion(2, 0.001)).limits(n);
		Limits more = new ProportionFunnel(centre, new OverDispersion(4, 0.01)).limits(n);

		assertThat(more.lower998()).isLessThanOrEqualTo(some.lower998());
		assertThat(more.upper998()).isGreaterThanOrEqualTo(some.upper998());
	}

	@Provide
	Arbitrary<List<Tally>> organisations() {
		return Tallies.organisations();
	}

	private static double width(Limits limits) {
		return limits.upper95() - limits.lower95();
	}

}
