package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.touchpoint.complaint.clock.Run.Pause;
import io.touchpoint.complaint.clock.Span.Kind;

/**
 * Every minute of a run up to its deadline: the stretches follow each other without a gap
 * from the start to the end.
 */
record Spans(List<Span> all) {

	Spans {
		all = List.copyOf(all);
	}

	/**
	 * The spans of a run.
	 * @param now where they end while the clock stands still, because nobody knows the
	 * deadline then
	 */
	static Spans of(Run run, WorkingCalendar calendar, Instant now) {
		Instant until = (run.stoppedAt() != null) ? later(run.startedAt(), now) : later(run.startedAt(), run.dueAt());
		List<Span> spans = run.limit().unit().open() ? byCalendar(run.startedAt(), until, calendar)
				: stretch(run.startedAt(), until, Kind.RUNNING);
		spans = laid(spans, run.startedAt(), run.limit().countsFrom(run.startedAt(), calendar), Kind.FIRST_DAY, true);
		for (Pause pause : run.pauses()) {
			spans = laid(spans, pause.from(), pause.to(), Kind.WAITING, false);
		}
		if (run.stoppedAt() != null) {
			spans = laid(spans, run.stoppedAt(), until, Kind.WAITING, false);
		}
		return new Spans(merged(spans));
	}

	Duration counted() {
		return this.all.stream()
			.filter((span) -> span.kind().counted())
			.map(Span::length)
			.reduce(Duration.ZERO, Duration::plus);
	}

	/** When that share of the counted time was over. */
	Instant at(int percent) {
		Duration left = counted().multipliedBy(percent).dividedBy(100);
		Instant at = this.all.isEmpty() ? Instant.EPOCH : this.all.getFirst().from();
		for (Span span : this.all) {
			if (span.kind().counted()) {
				if (left.compareTo(span.length()) <= 0) {
					return span.from().plus(left.truncatedTo(java.time.temporal.ChronoUnit.MICROS));
				}
				left = left.minus(span.length());
			}
			at = span.to();
		}
		return at;
	}

	private static List<Span> byCalendar(Instant from, Instant until, WorkingCalendar calendar) {
		List<Span> spans = new ArrayList<>();
		for (LocalDate day = calendar.dayOf(from); calendar.startOf(day).isBefore(until); day = day.plusDays(1)) {
			for (Span span : day(day, calendar)) {
				Span cut = new Span(later(span.from(), from), earlier(span.to(), until), span.kind(), span.name());
				if (cut.from().isBefore(cut.to())) {
					spans.add(cut);
				}
			}
		}
		return spans;
	}

	private static List<Span> day(LocalDate day, WorkingCalendar calendar) {
		Instant start = calendar.startOf(day);
		Instant end = calendar.startOf(day.plusDays(1));
		String closure = calendar.closure(day);
		if (closure != null) {
			return List.of(new Span(start, end, Kind.CLOSURE, closure));
		}
		String holiday = calendar.holiday(day);
		if (holiday != null) {
			return List.of(new Span(start, end, Kind.HOLIDAY, holiday));
		}
		List<Span> spans = new ArrayList<>();
		Instant at = start;
		for (WorkingCalendar.Interval open : calendar.open(day)) {
			spans.addAll(stretch(at, open.from(), Kind.CLOSED));
			spans.add(new Span(open.from(), open.to(), Kind.OPEN, null));
			at = open.to();
		}
		spans.addAll(stretch(at, end, Kind.CLOSED));
		return spans;
	}

	private static List<Span> stretch(Instant from, Instant to, Kind kind) {
		return from.isBefore(to) ? List.of(new Span(from, to, kind, null)) : List.of();
	}

	/** The same with a stretch laid over those that would count, or over all. */
	private static List<Span> laid(List<Span> spans, Instant from, Instant to, Kind kind, boolean overAll) {
		List<Span> laid = new ArrayList<>();
		for (Span span : spans) {
			Instant begin = later(span.from(), from);
			Instant end = earlier(span.to(), to);
			if (!begin.isBefore(end) || !(overAll || span.kind().counted())) {
				laid.add(span);
			}
			else {
				laid.addAll(stretch(span.from(), begin, span.kind()));
				laid.add(new Span(begin, end, kind, null));
				laid.addAll(stretch(end, span.to(), span.kind()));
			}
		}
		return laid;
	}

	private static List<Span> merged(List<Span> spans) {
		List<Span> merged = new ArrayList<>();
		for (Span span : spans) {
			if (!merged.isEmpty() && merged.getLast().goesOnAs(span)) {
				Span before = merged.removeLast();
				merged.add(new Span(before.from(), span.to(), span.kind(), span.name()));
			}
			else {
				merged.add(span);
			}
		}
		return merged;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

}
