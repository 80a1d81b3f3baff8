package io.touchpoint.gateway.directory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.touchpoint.starter.web.Revision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * When a site works. Its JSON is at once the API's and the data of
 * {@code site.calendar-saved} version 1.
 *
 * @param opening the open intervals of the weekdays, in local time
 * @param country whose public holidays are free, as ISO 3166 has it; none if null
 * @param holidayRegion the part of the country, if it has holidays of its own
 * @param closures own days without work
 * @param revision rises by one per change; 0 for the one that holds where nobody has set
 * one
 */
record WorkingCalendar(List<Opening> opening, @Nullable String country, @Nullable String holidayRegion,
		List<Closure> closures, long revision) {

	/** Monday to Friday, all day. */
	static final WorkingCalendar WEEKDAYS = new WorkingCalendar(Stream.of(DayOfWeek.values())
		.filter((day) -> day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY)
		.map((day) -> new Opening(day, "00:00", "24:00"))
		.toList(), null, null, List.of(), 0);

	WorkingCalendar saved(NewCalendar wish) {
		return new WorkingCalendar(wish.opening().stream().sorted(Opening.ORDER).toList(), wish.country(),
				wish.holidayRegion(),
				wish.closuresOrNone().stream().map(Closure::stripped).sorted(Closure.ORDER).toList(),
				this.revision + 1);
	}

	/** Whether it says the same as another one. */
	boolean same(WorkingCalendar other) {
		return equals(
				new WorkingCalendar(other.opening, other.country, other.holidayRegion, other.closures, this.revision));
	}

	@JsonIgnore
	String tag() {
		return Revision.tag(this.revision);
	}

	/**
	 * An open interval of a weekday.
	 *
	 * @param from when it opens, for example {@code 08:30}
	 * @param to when it closes, up to {@code 24:00}
	 */
	record Opening(@NotNull DayOfWeek day,
			@NotNull @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]",
					message = "is not a time from 00:00 to 23:59") String from,
			@NotNull @Pattern(regexp = "([01][0-9]|2[0-3]):[0-5][0-9]|24:00",
					message = "is not a time from 00:01 to 24:00") String to) {

		static final java.util.Comparator<Opening> ORDER = java.util.Comparator.comparing(Opening::day)
			.thenComparing(Opening::from)
			.thenComparing(Opening::to);

	}

	/**
	 * A day on which the site does not work.
	 */
	record Closure(@NotNull LocalDate date,
			@NotBlank @Size(max = 120) @Pattern(regexp = Texts.LINE, message = Texts.MESSAGE) String name) {

		static final java.util.Comparator<Closure> ORDER = java.util.Comparator.comparing(Closure::date);

		Closure stripped() {
			return new Closure(this.date, this.name.strip());
		}

	}

	/**
	 * A calendar that is to be.
	 */
	record NewCalendar(@NotNull @Size(max = 70) List<@NotNull @Valid Opening> opening,
			@Nullable @Size(max = 2) String country, @Nullable @Size(max = 20) String holidayRegion,
			@Nullable @Size(max = 400) List<@NotNull @Valid Closure> closures) {

		List<Closure> closuresOrNone() {
			return (this.closures != null) ? this.closures : List.of();
		}

	}

}
