package io.touchpoint.reporting.comparison;

import org.junit.jupiter.api.Test;

import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.starter.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MeasuresTests {

	@Test
	void everyMeasureHasItsOwnIdAndSaysWhatItCounts() {
		assertThat(Measures.ALL).extracting(Measure::id).doesNotHaveDuplicates();
		assertThat(Measures.ALL).allSatisfy((measure) -> {
			assertThat(Measures.named(measure.id())).isSameAs(measure);
			assertThat(measure.definition()).endsWith(".");
		});
	}

	@Test
	void anUnknownMeasureIsRefusedByField() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Measures.named("happiness"))
			.satisfies((refusal) -> assertThat(refusal.faults()).singleElement()
				.satisfies((fault) -> assertThat(fault.field()).isEqualTo("measure")));
	}

	@Test
	void aBaseUnderTenHasNoValueAndNoInterval() {
		Tally nine = new Tally(9, 9, 9, 9);

		for (Kind kind : Kind.values()) {
			assertThat(kind.value(nine)).isNull();
			assertThat(kind.interval(nine)).isNull();
		}
	}

	@Test
	void aNetScoreCountsPromotersLessDetractors() {
		Tally answers = new Tally(324, 162, 162 - 54, 162 + 54);

		assertThat(Kind.NET_SCORE.x(answers)).isEqualTo(108);
		assertThat(Kind.NET_SCORE.value(answers)).isEqualTo(1 / 3.0);
		assertThat(Kind.NET_SCORE.interval(answers).lower()).isBetween(0.24944, 0.24946);
	}

}
