package io.touchpoint.reporting.indicator;

import java.util.Collections;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MeanFunnelTests {

	private static final MeanFunnel PUBLISHED = net(List.of(Tallies.net(162, 54, 324)));

	private static MeanFunnel net(List<Tally> sites) {
		return MeanFunnel.of(sites, -1, Suppression.BASE);
	}

	@Test
	void aFunnelOfScoresStaysWithinThem() {
		MeanFunnel funnel = MeanFunnel.of(List.of(new Tally(2, 0, 1.5, 1.25), new Tally(1, 0, 0.75, 0.5625)), 0, 1);

		assertThat(funnel.centre()).isEqualTo(0.75);
		assertThat(funnel.limits(1).lower998()).isCloseTo(0.75 - Level.P998.z() * Math.sqrt(1.8125 / 3 - 0.5625),
				within(1e-12));
		assertThat(funnel.limits(1).upper998()).isEqualTo(1);
	}

	@Test
	void theCentreIsThePublishedScoreAndTheLimitsItsErrors() {
		Limits limits = PUBLISHED.limits(324);

		assertThat(PUBLISHED.centre()).isCloseTo(1 / 3.0, within(1e-12));
		assertThat(limits.upper95()).isCloseTo(1 / 3.0 + Level.P95.z() * 0.0414087, within(2e-7));
		assertThat(limits.lower998()).isCloseTo(1 / 3.0 - Level.P998.z() * 0.0414087, within(2e-7));
	}

	@Test
	void nobodyAnsweredIsNoFunnel() {
		assertThat(net(List.of())).isNull();
	}

	@Test
	void answersThatAreAllAlikeHaveNoSpreadToStandardiseBy() {
		MeanFunnel funnel = net(Collections.nCopies(12, Tallies.net(20, 0, 20)));

		assertThat(funnel.overDispersion()).isNull();
		assertThat(funnel.limits(20)).isEqualTo(new Limits(1, 1, 1, 1));
	}

	@Test
	void sitesThatDifferWidenTheLimits() {
		List<Tally> sites = List.of(Tallies.net(180, 10, 200), Tallies.net(20, 150, 200), Tallies.net(100, 50, 200),
				Tallies.net(60, 60, 200), Tallies.net(150, 20, 200), Tallies.net(30, 120, 200),
				Tallies.net(90, 90, 200), Tallies.net(120, 40, 200), Tallies.net(50, 100, 200),
				Tallies.net(110, 30, 200));

		MeanFunnel funnel = net(sites);

		assertThat(funnel.overDispersion().phi()).isGreaterThan(10);
		assertThat(funnel.limits(200).upper95())
			.isGreaterThan(new MeanFunnel(-1, funnel.centre(), funnel.variance(), null).limits(200).upper95());
	}

	@Property
	void theLimitsNarrowAsTheBaseGrows(@ForAll @IntRange(min = 1, max = 100_000) int n) {
		Limits few = PUBLISHED.limits(n);
		Limits many = PUBLISHED.limits(n + 1L);

		assertThat(many.upper998() - many.lower998()).isLessThanOrEqualTo(few.upper998() - few.lower998());
	}

}
