package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Stage;
import io.touchpoint.complaint.casework.Times;
import io.touchpoint.complaint.site.Hours;

import org.springframework.stereotype.Component;

/**
 * The deadlines by the working calendar of a site.
 */
@Component
class Calendars implements Deadlines.Calendar {

	private final ClockSettings settings;

	Calendars(ClockSettings settings) {
		this.settings = settings;
	}

	@Override
	public Deadlines at(ZoneId zone, Hours hours) {
		return new ByCalendar(this.settings, new WorkingCalendar(zone, hours));
	}

	private record ByCalendar(ClockSettings settings, WorkingCalendar calendar) implements Deadlines {

		@Override
		public Instant acknowledgeBy(Instant received) {
			return this.settings.toAcknowledge().end(received, this.calendar);
		}

		@Override
		public Instant resolveBy(Instant from, Severity severity) {
			return this.settings.toResolve(severity).end(from, this.calendar);
		}

		@Override
		public Instant onTheSpotBy(Instant received) {
			return this.settings.toSettle().end(received, this.calendar);
		}

		@Override
		public Instant endOfWorkingDay(Instant from, int days) {
			return this.calendar.endOf(from, days);
		}

		@Override
		public Instant endOfWeek(Instant from, int weeks) {
			return new Limit(weeks, Limit.Unit.WEEKS).end(from, this.calendar);
		}

		@Override
		public Instant reactBy(Instant raised) {
			return this.settings.react().end(raised, this.calendar);
		}

		@Override
		public Instant reopenBy(Instant ended) {
			return ended.plus(this.settings.reopen());
		}

		@Override
		public Instant extended(Instant due, Instant from, Instant to) {
			return this.calendar.plus(due, this.calendar.between(from, to));
		}

		@Override
		public Instant extended(Instant due, Instant from, Instant to, Severity severity) {
			return this.settings.toResolve(severity).extended(due, from, to, this.calendar);
		}

		@Override
		public Duration open(Instant from, Instant to) {
			return this.calendar.between(from, to);
		}

		@Override
		public Times again(Complaint complaint, List<Stage> history) {
			if (!complaint.status().open()) {
				return complaint.times();
			}
			Times times = complaint.times();
			Run resolve = Run.resolve(complaint, history, this.settings, this.calendar).getLast();
			boolean decided = complaint.timely() != null || times.acknowledgedAt() != null;
			Instant acknowledgeBy = decided ? times.acknowledgeBy()
					: Run.acknowledge(complaint, history, this.settings, this.calendar).dueAt();
			return times.due(acknowledgeBy, resolve.dueAt(), resolve.stoppedAt());
		}

		@Override
		public boolean pauses(Severity severity) {
			return this.settings.stops();
		}

	}

}
