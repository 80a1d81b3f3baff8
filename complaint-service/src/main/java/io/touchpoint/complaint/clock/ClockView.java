package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.touchpoint.complaint.clock.ClockRepository.ToldStep;
import org.jspecify.annotations.Nullable;

/**
 * How the deadlines of a case come about.
 *
 * @param timeZone the zone in which days begin and end
 * @param country whose public holidays are free
 * @param calendarRevision of the site's calendar; 0 if nobody has set one
 * @param pauses whether clocks stand still while the customer is asked
 */
record ClockView(String timeZone, @Nullable String country, long calendarRevision, boolean pauses,
		List<OneClock> clocks) {

	/**
	 * One clock.
	 *
	 * @param limit how long it may take
	 * @param dueAt the deadline that holds; none while the clock stands still
	 * @param byCalendar what the present calendar makes of it; another one than
	 * {@code dueAt} where the deadline was decided before the calendar changed, or told
	 * by another system
	 * @param stoppedAt since when it stands still
	 * @param endedAt when what it waits for happened
	 * @param longer the whole time that a holding reply would give now; none if it gives
	 * no more
	 * @param countedMinutes how much of the time up to the deadline counts
	 * @param spans every minute from the start to the deadline
	 * @param steps what it told, and what it tells next
	 */
	record OneClock(CaseClock clock, Limit limit, Instant startedAt, @Nullable Instant dueAt, Instant byCalendar,
			@Nullable Instant stoppedAt, @Nullable Instant endedAt, @Nullable Limit longer, long countedMinutes,
			List<OneSpan> spans, List<OneStep> steps) {

		static OneClock of(Run run, Instant dueAt, @Nullable Limit longer, Spans spans, List<OneStep> steps,
				WorkingCalendar calendar, Locale language) {
			return new OneClock(run.clock(), run.limit(), run.startedAt(), (run.stoppedAt() == null) ? dueAt : null,
					run.dueAt(), run.stoppedAt(), run.endedAt(), longer, spans.counted().toMinutes(),
					spans.all().stream().map((span) -> OneSpan.of(span, calendar, language)).toList(), steps);
		}

	}

	/**
	 * A stretch of time.
	 *
	 * @param name the public holiday, in the reader's language where the tables have it,
	 * or the closure
	 */
	record OneSpan(Instant from, Instant to, Span.Kind kind, @Nullable String name, boolean counted, long minutes) {

		static OneSpan of(Span span, WorkingCalendar calendar, Locale language) {
			Duration length = span.length();
			String name = (span.kind() == Span.Kind.HOLIDAY) ? calendar.holiday(calendar.dayOf(span.from()), language)
					: span.name();
			return new OneSpan(span.from(), span.to(), span.kind(), name, span.kind().counted(), length.toMinutes());
		}

	}

	/** A step and whether it was told. */
	record OneStep(Step step, Instant at, boolean told) {

		static OneStep of(ToldStep told) {
			return new OneStep(told.step(), told.at(), true);
		}

	}

}
