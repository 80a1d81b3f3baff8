package io.touchpoint.reporting.indicator;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LevelTests {

	@ParameterizedTest
	@EnumSource
	void theQuantileLeavesTheTailBeyondIt(Level level) {
		double beyond = NormalDistribution.of(0, 1).survivalProbability(level.z());

		assertThat(beyond).isCloseTo(level.tail(), within(1e-15));
	}

}
