package io.touchpoint.complaint.browse;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.MonitoredArea;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A question to the list of cases as data, in the words of the list's own parameters;
 * what is not named is not asked for.
 *
 * @param owner {@code me} is whoever uses it
 * @param dueBy {@code today} or a date
 * @param period the last so many days, or a period between {@code from} and {@code to},
 * both included
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CaseFilter(@Nullable @Pattern(regexp = Sites.CODE, message = "must be a site code") String site,
		@Nullable @Size(max = 20) List<@NotNull Status> status,
		@Nullable @Size(max = 10) List<@NotNull Severity> severity, @Nullable Cause cause, @Nullable MonitoredArea area,
		@Nullable Formality formality, @Nullable @Size(max = 40) String unit, @Nullable @Size(max = 100) String owner,
		@Nullable Boolean overdue, @Nullable Boolean open,
		@Nullable @Pattern(regexp = "today|\\d{4}-\\d\\d-\\d\\d",
				message = "must be 'today' or a date like 2026-01-31") String dueBy,
		@Nullable Boolean unread, @Nullable OpenActions action, @Nullable @Size(max = 40) String rootCause,
		@Nullable @Size(max = 200) String q,
		@Nullable @Pattern(regexp = "28d|91d|365d|all|custom",
				message = "must be 28d, 91d, 365d, all or custom") String period,
		@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Order sort) {

	/**
	 * The same without what nobody can read, and no database keeps; a 400 problem about a
	 * field of {@code filter} that asks for days that the list refuses.
	 */
	CaseFilter plain() {
		checkDays();
		return new CaseFilter(this.site, this.status, this.severity, this.cause, this.area, this.formality,
				PlainText.orNull(this.unit), PlainText.orNull(this.owner), this.overdue, this.open, this.dueBy,
				this.unread, this.action, PlainText.orNull(this.rootCause), PlainText.orNull(this.q), this.period,
				this.from, this.to, this.sort);
	}

	private void checkDays() {
		try {
			DueBy.of(this.dueBy);
		}
		catch (ProblemException no) {
			throw Problems.invalid(no.faults().stream().map(CaseFilter::inFilter).toList());
		}
		checkDay("filter.from", this.from);
		checkDay("filter.to", this.to);
		if (this.from != null && this.to != null && this.from.isAfter(this.to)) {
			throw Problems
				.invalid(new FieldFault("filter.to", "out-of-range", "'filter.to' must not be before 'filter.from'."));
		}
	}

	private static void checkDay(String field, @Nullable LocalDate day) {
		if (day != null && (day.isBefore(DueBy.EARLIEST) || day.isAfter(DueBy.LATEST))) {
			throw Problems
				.invalid(new FieldFault(field, "out-of-range", "'" + field + "' must lie between 1900 and 3000."));
		}
	}

	private static FieldFault inFilter(FieldFault fault) {
		String field = "filter." + fault.field();
		return new FieldFault(field, fault.reason(),
				fault.message().replace("'" + fault.field() + "'", "'" + field + "'"));
	}

}
