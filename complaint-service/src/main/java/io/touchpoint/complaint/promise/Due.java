package io.touchpoint.complaint.promise;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.WorkingDaysAhead;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By when, as a person says it: a day at the site, with or without the time of the day,
 * or a number of working days there.
 *
 * @param on the day; without a time all of it counts
 * @param at the time of that day, such as 17:00
 * @param workingDays the end of that working day, counted from today
 */
record Due(@Nullable LocalDate on,
		@Nullable @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]", message = "must be a time like 17:00") String at,
		@Nullable @Min(1) @Max(MOST_DAYS) Integer workingDays) {

	static final int MOST_DAYS = 250;

	private static final Duration LATEST = Duration.ofDays(730);

	/** The moment that is meant; a problem that names the field if there is none. */
	Instant moment(Instant now, ZoneId zone, Deadlines deadlines) {
		if (this.workingDays != null) {
			if (this.on != null || this.at != null) {
				throw fault("due.workingDays", "contradicts", "Give either a day or a number of working days.");
			}
			return WorkingDaysAhead.end(now, this.workingDays, deadlines);
		}
		if (this.on == null) {
			throw fault("due.on", "missing", "Say by which day, or in how many working days.");
		}
		// Far-away years are beyond what can be computed with.
		LocalDate today = LocalDate.ofInstant(now, zone);
		if (this.on.isBefore(today)) {
			throw past();
		}
		if (this.on.isAfter(today.plusDays(LATEST.toDays()))) {
			throw fault("due.on", "too-far", "A promise is due within two years.");
		}
		Instant due = (this.at != null) ? this.on.atTime(LocalTime.parse(this.at)).atZone(zone).toInstant()
				: this.on.plusDays(1).atStartOfDay(zone).toInstant();
		if (!due.isAfter(now)) {
			throw past();
		}
		return due;
	}

	private ProblemException past() {
		return fault((this.at != null) ? "due.at" : "due.on", "past", "A promise is due in the future.");
	}

	private static ProblemException fault(String field, String reason, String sentence) {
		return Problems.invalid(new FieldFault(field, reason, sentence));
	}

}
