package io.touchpoint.complaint.clock;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * When a clock tells what. Empty while it stands still or has nothing to wait for.
 */
record Ladder(Map<Step, Instant> steps) {

	/** What a case without clocks has told. */
	static final Told NOTHING = new Told(0, Set.of());

	static final int HALF = 50;

	static final int MOST = 80;

	/**
	 * What was told already.
	 *
	 * @param generation rises when the deadline moves beyond what was told of it
	 */
	record Told(int generation, Set<Step> steps) {

		Told {
			steps = steps.isEmpty() ? Set.of() : EnumSet.copyOf(steps);
		}

	}

	/** Where a clock stands and what it tells next. */
	record Standing(Told told, @Nullable Step next, @Nullable Instant nextAt) {
	}

	/**
	 * The ladder of a run.
	 */
	static Ladder of(Run run, WorkingCalendar calendar, ClockSettings settings, Instant now) {
		Map<Step, Instant> steps = new EnumMap<>(Step.class);
		if (run.goes()) {
			Spans spans = Spans.of(run, calendar, now);
			Instant due = run.dueAt();
			steps.put(Step.WARNED_50, spans.at(HALF));
			steps.put(Step.WARNED_80, spans.at(MOST));
			steps.put(Step.BREACHED, due);
			steps.put(Step.TOLD_MANAGERS, after(due, settings.tellManagers(), calendar));
			steps.put(Step.TOLD_HEAD_OFFICE, after(due, settings.tellHeadOffice(), calendar));
		}
		return new Ladder(steps);
	}

	/** A deadline at midnight belongs to the day that ends. */
	private static Instant after(Instant due, Limit limit, WorkingCalendar calendar) {
		Instant at = limit.end(due.minusNanos(1_000), calendar);
		return at.isAfter(due) ? at : due;
	}

	/**
	 * The same told under deadlines that may be others now. If one of the steps that were
	 * told lies ahead again, a generation begins, in which those that stay in the past
	 * count as told.
	 */
	Told rebased(Told told, Instant now) {
		Set<Step> past = EnumSet.noneOf(Step.class);
		told.steps().stream().filter((step) -> !ahead(step, now)).forEach(past::add);
		return (past.size() == told.steps().size()) ? told : new Told(told.generation() + 1, past);
	}

	private boolean ahead(Step step, Instant now) {
		Instant at = this.steps.get(step);
		return at != null && at.isAfter(now);
	}

	/** What is due and was not told, in order. */
	List<Step> due(Told told, Instant now) {
		return this.steps.entrySet()
			.stream()
			.filter((step) -> step.getValue().isBefore(now) && !told.steps().contains(step.getKey()))
			.map(Map.Entry::getKey)
			.toList();
	}

	/** What comes next. */
	Standing standing(Told told) {
		return this.steps.entrySet()
			.stream()
			.filter((step) -> !told.steps().contains(step.getKey()))
			.findFirst()
			.map((step) -> new Standing(told, step.getKey(), step.getValue()))
			.orElse(new Standing(told, null, null));
	}

}
