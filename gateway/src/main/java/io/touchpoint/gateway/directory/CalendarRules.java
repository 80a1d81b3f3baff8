package io.touchpoint.gateway.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.touchpoint.gateway.directory.WorkingCalendar.NewCalendar;
import io.touchpoint.gateway.directory.WorkingCalendar.Opening;
import io.touchpoint.starter.web.FieldFault;

/**
 * What a calendar must be beyond the shape of its fields.
 */
final class CalendarRules {

	private CalendarRules() {
	}

	static List<FieldFault> faults(NewCalendar wish) {
		List<FieldFault> faults = new ArrayList<>();
		if (wish.opening().isEmpty()) {
			faults.add(new FieldFault("opening", "missing",
					"A calendar without opening hours has no deadlines; name at least one interval."));
		}
		opening(wish.opening(), faults);
		country(wish, faults);
		Set<LocalDate> dates = new HashSet<>();
		for (int i = 0; i < wish.closuresOrNone().size(); i++) {
			LocalDate date = wish.closuresOrNone().get(i).date();
			if (!dates.add(date)) {
				faults.add(new FieldFault("closures[" + i + "].date", "duplicate", date + " is named twice."));
			}
		}
		return faults;
	}

	private static void opening(List<Opening> opening, List<FieldFault> faults) {
		Map<Opening, Integer> places = new HashMap<>();
		for (int i = 0; i < opening.size(); i++) {
			Opening one = opening.get(i);
			if (one.from().compareTo(one.to()) >= 0) {
				faults.add(
						new FieldFault("opening[" + i + "].to", "closes-before-opening", "It closes before it opens."));
			}
			else if (places.putIfAbsent(one, i) != null) {
				faults.add(new FieldFault("opening[" + i + "].from", "overlapping", "This interval is named twice."));
			}
		}
		List<Opening> sorted = places.keySet().stream().sorted(Opening.ORDER).toList();
		for (int i = 1; i < sorted.size(); i++) {
			Opening before = sorted.get(i - 1);
			Opening one = sorted.get(i);
			if (before.day() == one.day() && before.to().compareTo(one.from()) > 0) {
				faults.add(new FieldFault("opening[" + places.get(one) + "].from", "overlapping",
						"It opens while " + before.from() + " to " + before.to() + " is still open."));
			}
		}
	}

	private static void country(NewCalendar wish, List<FieldFault> faults) {
		if (wish.country() == null) {
			if (wish.holidayRegion() != null) {
				faults.add(new FieldFault("holidayRegion", "without-country", "A region needs its country."));
			}
		}
		else if (!PublicHolidays.countries().contains(wish.country())) {
			faults.add(new FieldFault("country", "unknown-country",
					"There are no public holidays for '" + wish.country() + "'."));
		}
		else if (wish.holidayRegion() != null && PublicHolidays.regions(wish.country())
			.stream()
			.noneMatch((one) -> one.code().equals(wish.holidayRegion()))) {
			faults.add(new FieldFault("holidayRegion", "unknown-region",
					"'" + wish.country() + "' has no region '" + wish.holidayRegion() + "' with holidays of its own."));
		}
	}

}
