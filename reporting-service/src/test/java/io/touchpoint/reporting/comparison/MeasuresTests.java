package io.touchpoint.reporting.comparison;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.touchpoint.reporting.indicator.Tally;
import io.touchpoint.starter.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

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
	void everyMeasureOfCustomersIsThereForColleaguesToo() {
		List<String> ids = Measures.ALL.stream().map(Measure::id).toList();

		assertThat(ids).filteredOn((id) -> !id.startsWith("internal-"))
			.allSatisfy((id) -> assertThat(ids).contains("internal-" + id));
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

		for (Kind kind : List.of(Kind.PROPORTION, Kind.NET_SCORE)) {
			assertThat(kind.hides(9)).isTrue();
			assertThat(kind.x(nine)).isNull();
			assertThat(kind.value(nine)).isNull();
			assertThat(kind.interval(nine)).isNull();
		}
	}

	@Test
	void aMeanOfVisitsIsShownFromTheFirstOneOnAndHasAnIntervalFromTheSecond() {
		Tally one = new Tally(1, 0, 8000, 64_000_000);
		Tally two = one.plus(new Tally(1, 0, 9000, 81_000_000));

		assertThat(Kind.MEAN.hides(0)).isTrue();
		assertThat(Kind.MEAN.value(Tally.NONE)).isNull();
		assertThat(Kind.MEAN.value(one)).isEqualTo(0.8);
		assertThat(Kind.MEAN.interval(one)).isNull();
		assertThat(Kind.MEAN.value(two)).isEqualTo(0.85);
		assertThat(Kind.MEAN.x(two)).isNull();
		assertThat(Kind.MEAN.interval(two).lower()).isCloseTo(0.85 - 12.7062047 * 0.05, within(1e-7));
		assertThat(Kind.MEAN.interval(two).upper()).isEqualTo(1);
	}

	@Test
	void aNetScoreCountsPromotersLessDetractors() {
		Tally answers = new Tally(324, 162, 162 - 54, 162 + 54);

		assertThat(Kind.NET_SCORE.x(answers)).isEqualTo(108);
		assertThat(Kind.NET_SCORE.value(answers)).isEqualTo(1 / 3.0);
		assertThat(Kind.NET_SCORE.interval(answers).lower()).isBetween(0.24944, 0.24946);
	}

}
