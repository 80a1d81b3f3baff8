package io.touchpoint.complaint.regulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.touchpoint.complaint.PlainDeadlines;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Outcome;
import io.touchpoint.complaint.clock.TestCalendars;
import io.touchpoint.complaint.regulator.RegulatorReturn.Breakdown;
import io.touchpoint.complaint.regulator.RegulatorReturn.Figure;
import io.touchpoint.complaint.regulator.RegulatorReturn.Rule;
import io.touchpoint.complaint.site.Hours;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CountTests {

	private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

	private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

	/** Every day is a working day here. */
	private static final Pace PACE = (one) -> PlainDeadlines.PLAIN;

	private static Reported aCase(boolean fresh, boolean openBefore, boolean reopened, @Nullable Duration took,
			@Nullable Outcome outcome, Formality formality, List<Cause> causes) {
		return new Reported("north", MONDAY, fresh, openBefore, reopened, (took != null) ? MONDAY.plus(took) : null,
				outcome, formality, causes, AgeBand.AGE_26_55, Complainant.CARER, false);
	}

	private static Reported settled(Outcome outcome, Duration took) {
		return aCase(true, false, false, took, outcome, Formality.FORMAL, List.of(Cause.RUDE_LANGUAGE));
	}

	private static RegulatorReturn of(Style style, Stream<Reported> cases) {
		Count count = new Count(style, PACE);
		cases.forEach(count::add);
		return count.of(null, DAY, DAY);
	}

	@Test
	void partlyUpheldStandsApartForTheOneAndIsUpheldForTheOther() {
		List<Reported> cases = List.of(settled(Outcome.UPHELD, Duration.ofDays(1)),
				settled(Outcome.PARTLY_UPHELD, Duration.ofDays(1)), settled(Outcome.NOT_UPHELD, Duration.ofDays(1)));
		RegulatorReturn nhs = of(Style.NHS, cases.stream());
		RegulatorReturn fca = of(Style.FCA, cases.stream());
		assertThat(nhs.count("UPHELD")).isEqualTo(1);
		assertThat(nhs.count("PARTLY_UPHELD")).isEqualTo(1);
		assertThat(fca.count("UPHELD")).isEqualTo(2);
		assertThat(fca.lines()).extracting(Figure::code).doesNotContain("PARTLY_UPHELD");
	}

	@Test
	void everySubjectCountsForTheOneAndThePrimaryCauseForTheOther() {
		Reported one = aCase(true, false, false, null, null, Formality.FORMAL,
				List.of(Cause.TIME_WASTED, Cause.IGNORED, Cause.TIME_WASTED));
		assertThat(of(Style.NHS, Stream.of(one)).groups().getLast().total()).isEqualTo(2);
		Breakdown causes = of(Style.FCA, Stream.of(one)).groups().getFirst();
		assertThat(causes.lines()).contains(new Figure("TIME_WASTED", 1), new Figure("IGNORED", 0));
	}

	@Test
	void whatWasSettledInformallyIsNoFormalComplaintButOneToTheOther() {
		Reported one = aCase(true, false, false, Duration.ofHours(1), Outcome.UPHELD, Formality.INFORMAL,
				List.of(Cause.IGNORED));
		assertThat(of(Style.NHS, Stream.of(one)).count("NEW")).isZero();
		assertThat(of(Style.FCA, Stream.of(one)).count("NEW")).isEqualTo(1);
	}

	@Test
	void theClosedOnesAreClassedByHowLongTheyTook() {
		RegulatorReturn fca = of(Style.FCA,
				Stream.of(settled(Outcome.UPHELD, Duration.ofDays(3)),
						settled(Outcome.UPHELD, Duration.ofDays(3).plusNanos(1_000)),
						settled(Outcome.UPHELD, Duration.ofDays(56)),
						settled(Outcome.UPHELD, Duration.ofDays(56).plusNanos(1_000))));
		assertThat(fca.count("WITHIN_3_WORKING_DAYS")).isEqualTo(1);
		assertThat(fca.count("WITHIN_8_WEEKS")).isEqualTo(2);
		assertThat(fca.count("LATER")).isEqualTo(1);
	}

	@Test
	void eightWeeksAndThreeWorkingDaysEndWithADayOfTheSiteAsItsClocksDo() {
		Deadlines london = TestCalendars.at(ZoneId.of("Europe/London"), Hours.WEEKDAYS);
		Pace pace = (one) -> london;
		Reported one = settled(Outcome.UPHELD, Duration.ofDays(1));
		assertThat(pace.of(one, Instant.parse("2026-03-06T00:00:00Z"))).isEqualTo(Pace.Took.THREE_DAYS);
		assertThat(pace.of(one, Instant.parse("2026-03-06T00:00:00.000001Z"))).isEqualTo(Pace.Took.EIGHT_WEEKS);
		assertThat(pace.of(one, Instant.parse("2026-04-27T14:00:00Z"))).as("in the afternoon of the last day")
			.isEqualTo(Pace.Took.EIGHT_WEEKS);
		assertThat(pace.of(one, Instant.parse("2026-04-27T23:00:00Z"))).as("midnight in summer time")
			.isEqualTo(Pace.Took.EIGHT_WEEKS);
		assertThat(pace.of(one, Instant.parse("2026-04-27T23:00:00.000001Z"))).isEqualTo(Pace.Took.LONGER);
	}

	@Test
	void whatWasOpenedAgainIsCarriedForwardAndIsNotNew() {
		RegulatorReturn nhs = of(Style.NHS,
				Stream.of(aCase(false, false, true, null, null, Formality.FORMAL, List.of(Cause.IGNORED))));
		assertThat(nhs.count("NEW")).isZero();
		assertThat(nhs.count("CARRIED_FORWARD")).isEqualTo(1);
	}

	@Test
	void aRuleThatIsBrokenSaysSo() {
		assertThat(Rule.equal("AGES_EQUAL_NEW", 3, 4).kept()).isFalse();
		assertThat(Rule.atLeast("CARRIED_NOT_NEGATIVE", -1, 0).kept()).isFalse();
		assertThat(Rule.atLeast("SUBJECTS_AT_LEAST_NEW", 4, 4).kept()).isTrue();
	}

	@Property(tries = 300)
	void everyRuleHoldsWhateverTheCasesAre(@ForAll("cases") List<Reported> cases, @ForAll Style style) {
		assertThat(of(style, cases.stream()).rules()).hasSizeGreaterThan(4).allMatch(Rule::kept);
	}

	@Property(tries = 100)
	void theOrderOfTheCasesChangesNothing(@ForAll("cases") List<Reported> cases, @ForAll Style style,
			@ForAll long seed) {
		List<Reported> others = new ArrayList<>(cases);
		Collections.shuffle(others, new Random(seed));
		assertThat(of(style, others.stream())).isEqualTo(of(style, cases.stream()));
	}

	@Property(tries = 100)
	void partsAddUpToTheWhole(@ForAll("cases") List<Reported> some, @ForAll("cases") List<Reported> others,
			@ForAll Style style) {
		RegulatorReturn whole = of(style, Stream.concat(some.stream(), others.stream()));
		RegulatorReturn one = of(style, some.stream());
		RegulatorReturn other = of(style, others.stream());
		assertThat(whole.lines()).allSatisfy(
				(line) -> assertThat(line.count()).isEqualTo(one.count(line.code()) + other.count(line.code())));
	}

	@Provide
	Arbitrary<List<Reported>> cases() {
		Arbitrary<Integer> standing = Arbitraries.integers().between(0, 3);
		Arbitrary<Duration> took = Arbitraries.integers()
			.between(0, 100)
			.map((days) -> Duration.ofDays(days))
			.injectNull(0.4);
		Arbitrary<Outcome> outcome = Arbitraries.of(Outcome.class).injectNull(0.3);
		Arbitrary<List<Cause>> causes = Arbitraries.of(Cause.class).list().ofMinSize(1).ofMaxSize(4);
		Arbitrary<AgeBand> ages = Arbitraries.of(AgeBand.class);
		return Combinators
			.combine(standing, took, outcome, Arbitraries.of(Formality.class), causes, ages,
					Arbitraries.of(Complainant.class))
			.as((stands, lasted, ended, formality, why, age, who) -> new Reported("north", MONDAY, stands == 0,
					stands == 1, stands == 2, (lasted != null) ? MONDAY.plus(lasted) : null, ended, formality, why, age,
					who, false))
			.list()
			.ofMaxSize(40);
	}

}
