package io.touchpoint.complaint.regulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Outcome;
import io.touchpoint.complaint.regulator.RegulatorReturn.Breakdown;
import io.touchpoint.complaint.regulator.RegulatorReturn.Figure;
import io.touchpoint.complaint.regulator.RegulatorReturn.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Counts cases for a return. Pure: each case is added once, in any order.
 */
final class Count {

	private final Style style;

	private final Pace pace;

	private final Map<AgeBand, Long> ages = zeros(AgeBand.class);

	private final Map<Complainant, Long> complainants = zeros(Complainant.class);

	private final Map<Cause, Long> subjects = zeros(Cause.class);

	private final Map<Outcome, Long> outcomes = zeros(Outcome.class);

	private final Map<Pace.Took, Long> took = zeros(Pace.Took.class);

	private long before;

	private long fresh;

	private long reopened;

	private long settled;

	private long unsaid;

	private long open;

	private long further;

	Count(Style style, Pace pace) {
		this.style = style;
		this.pace = pace;
	}

	void add(Reported one) {
		if (!one.concerned() || (this.style == Style.NHS && one.formality() == Formality.INFORMAL)) {
			return;
		}
		this.before += one.openBefore() ? 1 : 0;
		this.reopened += one.reopened() ? 1 : 0;
		this.further += one.further() ? 1 : 0;
		if (one.fresh()) {
			this.fresh++;
			this.ages.merge(one.ageBand(), 1L, Long::sum);
			this.complainants.merge(one.complainant(), 1L, Long::sum);
			subjects(one).distinct().forEach((cause) -> this.subjects.merge(cause, 1L, Long::sum));
		}
		Instant settled = one.settledAt();
		if (settled != null) {
			settle(one, settled);
		}
		else {
			this.open++;
		}
	}

	private Stream<Cause> subjects(Reported one) {
		return switch (this.style) {
			case NHS -> one.causes().stream();
			case FCA -> one.causes().stream().limit(1);
		};
	}

	private void settle(Reported one, Instant settled) {
		this.settled++;
		this.took.merge(this.pace.of(one, settled), 1L, Long::sum);
		if (one.outcome() == null) {
			this.unsaid++;
		}
		else {
			this.outcomes.merge(one.outcome(), 1L, Long::sum);
		}
	}

	RegulatorReturn of(@Nullable String site, LocalDate from, LocalDate to) {
		return switch (this.style) {
			case NHS -> new RegulatorReturn(this.style, site, from, to, nhsLines(), nhsGroups(), nhsRules(), List.of());
			case FCA -> new RegulatorReturn(this.style, site, from, to, fcaLines(), fcaGroups(), fcaRules(), List.of());
		};
	}

	private List<Figure> nhsLines() {
		return List.of(new Figure("BROUGHT_FORWARD", this.before), new Figure("NEW", this.fresh),
				new Figure("REOPENED", this.reopened), new Figure("UPHELD", outcome(Outcome.UPHELD)),
				new Figure("PARTLY_UPHELD", outcome(Outcome.PARTLY_UPHELD)),
				new Figure("NOT_UPHELD", outcome(Outcome.NOT_UPHELD)), new Figure("WITHOUT_OUTCOME", this.unsaid),
				new Figure("SETTLED", this.settled), new Figure("CARRIED_FORWARD", carried()),
				new Figure("OF_SEVERAL_SITES", this.further));
	}

	private List<Breakdown> nhsGroups() {
		return List.of(group("AGE", this.ages), group("COMPLAINANT", this.complainants),
				group("SUBJECT", this.subjects));
	}

	private List<Rule> nhsRules() {
		return Stream.concat(Stream.of(Rule.equal("AGES_EQUAL_NEW", sum(this.ages), this.fresh),
				Rule.equal("COMPLAINANTS_EQUAL_NEW", sum(this.complainants), this.fresh),
				Rule.atLeast("SUBJECTS_AT_LEAST_NEW", sum(this.subjects), this.fresh)), rules())
			.toList();
	}

	private List<Figure> fcaLines() {
		return List.of(new Figure("BROUGHT_FORWARD", this.before), new Figure("NEW", this.fresh),
				new Figure("REOPENED", this.reopened), new Figure("WITHIN_3_WORKING_DAYS", took(Pace.Took.THREE_DAYS)),
				new Figure("WITHIN_8_WEEKS", took(Pace.Took.EIGHT_WEEKS)), new Figure("LATER", took(Pace.Took.LONGER)),
				new Figure("SETTLED", this.settled), new Figure("UPHELD", upheld()),
				new Figure("NOT_UPHELD", outcome(Outcome.NOT_UPHELD)), new Figure("WITHOUT_OUTCOME", this.unsaid),
				new Figure("CARRIED_FORWARD", carried()), new Figure("OF_SEVERAL_SITES", this.further));
	}

	private List<Breakdown> fcaGroups() {
		return List.of(group("PRIMARY_CAUSE", this.subjects));
	}

	private List<Rule> fcaRules() {
		return Stream.concat(Stream.of(Rule.equal("CAUSES_EQUAL_NEW", sum(this.subjects), this.fresh),
				Rule.equal("TIMES_EQUAL_SETTLED", sum(this.took), this.settled)), rules())
			.toList();
	}

	/** What holds whoever wants the return. */
	private Stream<Rule> rules() {
		return Stream.of(Rule.equal("OUTCOMES_EQUAL_SETTLED", sum(this.outcomes) + this.unsaid, this.settled),
				Rule.atLeast("CARRIED_NOT_NEGATIVE", carried(), 0),
				Rule.equal("CARRIED_EQUALS_OPEN", carried(), this.open));
	}

	/** Reckoned from what came and went; that as many are open is a rule. */
	private long carried() {
		return this.before + this.fresh + this.reopened - this.settled;
	}

	private long outcome(Outcome outcome) {
		return this.outcomes.getOrDefault(outcome, 0L);
	}

	/** To the FCA a complaint that is upheld in part is upheld. */
	private long upheld() {
		return outcome(Outcome.UPHELD) + outcome(Outcome.PARTLY_UPHELD);
	}

	private long took(Pace.Took took) {
		return this.took.getOrDefault(took, 0L);
	}

	private static <E extends Enum<E>> Breakdown group(String by, Map<E, Long> counts) {
		return new Breakdown(by,
				counts.entrySet().stream().map((one) -> new Figure(one.getKey().name(), one.getValue())).toList());
	}

	private static long sum(Map<?, Long> counts) {
		return counts.values().stream().mapToLong(Long::longValue).sum();
	}

	private static <E extends Enum<E>> Map<E, Long> zeros(Class<E> type) {
		Map<E, Long> zeros = new EnumMap<>(type);
		for (E one : type.getEnumConstants()) {
			zeros.put(one, 0L);
		}
		return zeros;
	}

}
