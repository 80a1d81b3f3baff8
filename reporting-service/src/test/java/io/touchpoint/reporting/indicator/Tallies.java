package io.touchpoint.reporting.indicator;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Tallies for tests.
 */
final class Tallies {

	private Tallies() {
	}

	/** The ten sites of section 5, satisfied of answers. */
	static List<Tally> tenSites() {
		long[] counts = { 42, 50, 88, 110, 171, 190, 64, 90, 236, 280, 395, 430, 51, 75, 130, 140, 18, 30, 290, 360 };
		List<Tally> sites = new ArrayList<>();
		for (int i = 0; i < counts.length; i += 2) {
			sites.add(proportion(counts[i], counts[i + 1]));
		}
		return sites;
	}

	static Tally proportion(long x, long n) {
		return new Tally(n, x, x, x);
	}

	static Tally net(long promoters, long detractors, long n) {
		return new Tally(n, promoters, promoters - detractors, promoters + detractors);
	}

	static Arbitrary<List<Tally>> organisations() {
		return Arbitraries.longs()
			.between(0, 5_000)
			.flatMap((n) -> Arbitraries.longs().between(0, n).map((x) -> proportion(x, n)))
			.list()
			.ofMinSize(1)
			.ofMaxSize(40);
	}

}
