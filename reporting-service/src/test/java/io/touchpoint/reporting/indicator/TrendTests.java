package io.touchpoint.reporting.indicator;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrendTests {

	@Test
	void aWeekWithoutAnswersIsAnEmptyPlaceInTheRow() {
		List<Trend.Week> row = Trend.of(List.of(week("2026-10-12", 5), week("2026-09-28", 3)));

		assertThat(row).extracting(Trend.Week::label).containsExactly("2026-W40", "2026-W41", "2026-W42");
		assertThat(row).extracting((week) -> week.tally().n()).containsExactly(3L, 0L, 5L);
	}

	@Test
	void theDaysOfAWeekAreAddedUp() {
		List<Trend.Week> row = Trend.of(List.of(week("2026-10-12", 5), week("2026-10-18", 3)));

		assertThat(row).singleElement().extracting((week) -> week.tally().n()).isEqualTo(8L);
	}

	@Test
	void theFirstDaysOfAYearMayBelongToTheLastWeekOfTheYearBefore() {
		assertThat(Trend.of(List.of(week("2027-01-01", 1)))).singleElement()
			.extracting(Trend.Week::label)
			.isEqualTo("2026-W53");
	}

	@Test
	void onlyTheNewestYearIsShown() {
		List<Trend.Week> row = Trend.of(List.of(week("2020-01-06", 1), week("2025-12-01", 2), week("2026-11-16", 3)));

		assertThat(row).hasSizeLessThanOrEqualTo(Trend.MOST_WEEKS);
		assertThat(row.getFirst().monday()).isEqualTo("2025-12-01");
		assertThat(row.getLast().tally().n()).isEqualTo(3);
	}

	@Test
	void withoutAnswersThereIsNoTrend() {
		assertThat(Trend.of(List.of())).isEmpty();
	}

	private static Trend.Week week(String day, long n) {
		return new Trend.Week(LocalDate.parse(day), new Tally(n, 0, 0, 0));
	}

}
