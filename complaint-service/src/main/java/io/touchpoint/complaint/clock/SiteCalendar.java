package io.touchpoint.complaint.clock;

import java.time.Instant;
import java.time.ZoneId;

import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Severity;

import org.springframework.stereotype.Component;

/**
 * The deadlines by the working days of a site's time zone.
 */
@Component
class SiteCalendar implements Deadlines.Calendar {

	private final ClockSettings settings;

	SiteCalendar(ClockSettings settings) {
		this.settings = settings;
	}

	@Override
	public Deadlines at(ZoneId zone) {
		return new ByWorkingDays(this.settings, new WorkingDays(zone));
	}

	private record ByWorkingDays(ClockSettings settings, WorkingDays days) implements Deadlines {

		@Override
		public Instant acknowledgeBy(Instant received) {
			return this.days.endOf(received, this.settings.acknowledge());
		}

		@Override
		public Instant resolveBy(Instant from, Severity severity) {
			return this.days.endOf(from, this.settings.resolve(severity));
		}

		@Override
		public Instant onTheSpotBy(Instant received) {
			return this.days.endOf(received, 1);
		}

		@Override
		public Instant reopenBy(Instant ended) {
			return ended.plus(this.settings.reopen());
		}

		@Override
		public Instant extended(Instant due, Instant from, Instant to) {
			return this.days.plus(due, this.days.between(from, to));
		}

	}

}
