package io.touchpoint.reporting.comparison;

import java.time.DayOfWeek;
import java.time.LocalDate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.touchpoint.starter.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PeriodTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

	@Test
	void twelveWeeksUpToTodayAreTheUsualPeriod() {
		assertThat(Period.of(null, null, TODAY)).isEqualTo(new Period(TODAY.minusDays(83), TODAY));
	}

	@ParameterizedTest
	@CsvSource({ "2026-02-30, 2026-03-01, from, wrong-type", "yesterday, 2026-03-01, from, wrong-type",
			"2026-03-01, +999999999-01-01, to, out-of-range", "0000-01-01, 2026-03-01, from, out-of-range",
			"2026-03-02, 2026-03-01, from, after-to", "'', 2026-03-01, from, wrong-type" })
	void aPeriodThatIsNoneIsRefusedByField(String from, String to, String field, String reason) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Period.of(from, to, TODAY))
			.satisfies((refusal) -> assertThat(refusal.faults()).singleElement().satisfies((fault) -> {
				assertThat(fault.field()).isEqualTo(field);
				assertThat(fault.reason()).isEqualTo(reason);
			}));
	}

	@Test
	void everyWrongFieldIsNamed() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Period.of("x", "y", TODAY))
			.satisfies((refusal) -> assertThat(refusal.faults()).extracting("field").containsExactly("to", "from"));
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-30, 2026-11-20", "2026-11-20, 2026-11-20", "2026-11-10, 2026-11-10", "2026-11-01, 2026-11-01",
			"2026-10-01, 2026-10-31" })
	void aPeriodIsCutToWhatIsDecidedAndMayBeLeftWithoutADay(LocalDate last, LocalDate to) {
		Period period = new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 20)).upTo(last);

		assertThat(period.to()).isEqualTo(to);
		assertThat(period.firstWeek()).isBetween(period.from(), period.to().plusDays(1));
		assertThat(period.afterWeeks()).isBetween(period.firstWeek(), period.to().plusDays(1));
	}

	@Property
	void everyDayIsCountedOnceByWeeksAndTheDaysAroundThem(@ForAll @IntRange(min = 0, max = 20_000) int start,
			@ForAll @IntRange(min = 0, max = 400) int days) {
		Period period = new Period(LocalDate.ofEpochDay(start), LocalDate.ofEpochDay(start + days));

		long weeks = period.firstWeek().datesUntil(period.afterWeeks()).count();
		long before = (period.from().isBefore(period.firstWeek()))
				? period.from().datesUntil(period.firstWeek()).count() : 0;
		long after = (period.afterWeeks().isAfter(period.to())) ? 0
				: period.afterWeeks().datesUntil(period.to().plusDays(1)).count();

		assertThat(before + weeks + after).isEqualTo(days + 1L);
		assertThat(weeks % 7).isZero();
		assertThat(before).isLessThanOrEqualTo(Math.max(6, (weeks == 0) ? 12 : 0));
		assertThat(weeks == 0 || period.firstWeek().getDayOfWeek() == DayOfWeek.MONDAY).isTrue();
	}

}
