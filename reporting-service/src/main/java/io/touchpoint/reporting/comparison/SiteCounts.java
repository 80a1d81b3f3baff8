package io.touchpoint.reporting.comparison;

import java.util.List;

import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.reporting.indicator.Trend;

/**
 * A site with what was counted at it.
 *
 * @param code its code
 * @param name its name
 * @param region its region's code
 * @param regionName its region's name
 * @param peerGroup its peer group
 * @param open whether it is open
 * @param counted the counts, each with its week
 */
record SiteCounts(String code, String name, String region, String regionName, String peerGroup, boolean open,
		List<Trend.Week> counted) {

	Tally total() {
		return this.counted.stream().map(Trend.Week::tally).reduce(Tally.NONE, Tally::plus);
	}

}
