package io.touchpoint.complaint.clock;

import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of countries and their regions, from Jollyday's tables. A year is
 * worked out once. A country that the tables do not know has none: the directory, which
 * offers and checks them, may be newer.
 */
final class PublicHolidays {

	/** Countries × years that are asked for; a bound against nonsense, not a limit. */
	private static final int MOST_YEARS = 4_000;

	private static final Map<Key, Map<LocalDate, Holiday>> YEARS = new ConcurrentHashMap<>();

	private PublicHolidays() {
	}

	private record Key(String country, @Nullable String region, int year) {
	}

	/**
	 * Its name, or null if the day is none.
	 * @param language of the name; English where the tables do not have it
	 */
	static @Nullable String of(@Nullable String country, @Nullable String region, LocalDate day, Locale language) {
		Holiday holiday = (country == null) ? null : year(new Key(country, region, day.getYear())).get(day);
		return (holiday == null) ? null : holiday.getDescription(language);
	}

	private static Map<LocalDate, Holiday> year(Key key) {
		Map<LocalDate, Holiday> known = YEARS.get(key);
		if (known != null) {
			return known;
		}
		Map<LocalDate, Holiday> days = read(key);
		if (YEARS.size() < MOST_YEARS) {
			YEARS.put(key, days);
		}
		return days;
	}

	private static Map<LocalDate, Holiday> read(Key key) {
		if (!HolidayManager.getSupportedCalendarCodes().contains(key.country())) {
			return Map.of();
		}
		HolidayManager manager = HolidayManager
			.getInstance(ManagerParameters.create(key.country().toLowerCase(Locale.ROOT)));
		String[] parts = (key.region() == null) ? new String[0] : key.region().split("/");
		return manager.getHolidays(Year.of(key.year()), parts)
			.stream()
			.filter((holiday) -> holiday.getType() != HolidayType.OBSERVANCE)
			.collect(Collectors.toUnmodifiableMap(Holiday::getDate, Function.identity(), (one, other) -> one));
	}

}
