package io.touchpoint.gateway.directory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import org.jspecify.annotations.Nullable;

/**
 * Which public holidays there are, from Jollyday's tables. Reading the first country
 * takes a second; that is nothing for a thread that answers others as well.
 */
final class PublicHolidays {

	private static final int SHOWN = 12;

	private PublicHolidays() {
	}

	/** A part of a country with holidays of its own; parts of parts have a slash. */
	record HolidayRegion(String code, String name) {
	}

	/** A public holiday. */
	record HolidayDate(LocalDate date, String name) {
	}

	/** The regions of a country and the holidays that come next. */
	record Preview(List<HolidayRegion> regions, List<HolidayDate> next) {
	}

	/** Countries only: the tables have exchanges and banks as well. */
	static SortedSet<String> countries() {
		return HolidayManager.getSupportedCalendarCodes()
			.stream()
			.filter((code) -> code.matches("[A-Z]{2}"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	static List<HolidayRegion> regions(String country) {
		return regions(country, Locale.ENGLISH);
	}

	private static List<HolidayRegion> regions(String country, Locale language) {
		return children(manager(country).getCalendarHierarchy(), "", "", language)
			.sorted(Comparator.comparing(HolidayRegion::name))
			.toList();
	}

	private static Stream<HolidayRegion> children(CalendarHierarchy parent, String path, String names,
			Locale language) {
		Map<String, CalendarHierarchy> children = parent.getChildren();
		return children.entrySet().stream().flatMap((child) -> {
			String code = path + child.getKey();
			String name = names + child.getValue().getDescription(language);
			return Stream.concat(Stream.of(new HolidayRegion(code, name)),
					children(child.getValue(), code + "/", name + ", ", language));
		});
	}

	/**
	 * The next ones.
	 * @param language of their names; English where the tables do not have it
	 */
	static Preview preview(String country, @Nullable String region, LocalDate from, Locale language) {
		String[] parts = (region == null) ? new String[0] : region.split("/");
		List<HolidayDate> next = manager(country).getHolidays(from, from.plusYears(2), parts)
			.stream()
			.filter((holiday) -> holiday.getType() != HolidayType.OBSERVANCE)
			.sorted()
			.limit(SHOWN)
			.map((holiday) -> new HolidayDate(holiday.getDate(), holiday.getDescription(language)))
			.toList();
		return new Preview(regions(country, language), next);
	}

	private static HolidayManager manager(String country) {
		return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
	}

}
