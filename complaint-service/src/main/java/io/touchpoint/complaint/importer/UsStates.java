package io.touchpoint.complaint.importer;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The states of the United States and the District of Columbia with the four regions of
 * the US Census Bureau. A state with several time zones counts in the one where most of
 * its people live.
 */
final class UsStates {

	private static final String NORTHEAST = "Northeast";

	private static final String MIDWEST = "Midwest";

	private static final String SOUTH = "South";

	private static final String WEST = "West";

	private static final String EASTERN = "America/New_York";

	private static final String CENTRAL = "America/Chicago";

	private static final String MOUNTAIN = "America/Denver";

	private static final String PACIFIC = "America/Los_Angeles";

	private static final Map<String, State> STATES = all().stream()
		.collect(Collectors.toUnmodifiableMap(State::postal, Function.identity()));

	private UsStates() {
	}

	static Optional<State> ofPostal(String postal) {
		return Optional.ofNullable(STATES.get(postal));
	}

	static Optional<State> ofSite(String code) {
		return code.startsWith("us-") ? ofPostal(code.substring(3).toUpperCase(Locale.ROOT)) : Optional.empty();
	}

	private static List<State> all() {
		return Arrays.asList(state("AL", "Alabama", SOUTH, CENTRAL), state("AK", "Alaska", WEST, "America/Anchorage"),
				state("AZ", "Arizona", WEST, "America/Phoenix"), state("AR", "Arkansas", SOUTH, CENTRAL),
				state("CA", "California", WEST, PACIFIC), state("CO", "Colorado", WEST, MOUNTAIN),
				state("CT", "Connecticut", NORTHEAST, EASTERN), state("DE", "Delaware", SOUTH, EASTERN),
				state("DC", "District of Columbia", SOUTH, EASTERN), state("FL", "Florida", SOUTH, EASTERN),
				state("GA", "Georgia", SOUTH, EASTERN), state("HI", "Hawaii", WEST, "Pacific/Honolulu"),
				state("ID", "Idaho", WEST, "America/Boise"), state("IL", "Illinois", MIDWEST, CENTRAL),
				state("IN", "Indiana", MIDWEST, "America/Indiana/Indianapolis"), state("IA", "Iowa", MIDWEST, CENTRAL),
				state("KS", "Kansas", MIDWEST, CENTRAL), state("KY", "Kentucky", SOUTH, EASTERN),
				state("LA", "Louisiana", SOUTH, CENTRAL), state("ME", "Maine", NORTHEAST, EASTERN),
				state("MD", "Maryland", SOUTH, EASTERN), state("MA", "Massachusetts", NORTHEAST, EASTERN),
				state("MI", "Michigan", MIDWEST, "America/Detroit"), state("MN", "Minnesota", MIDWEST, CENTRAL),
				state("MS", "Mississippi", SOUTH, CENTRAL), state("MO", "Missouri", MIDWEST, CENTRAL),
				state("MT", "Montana", WEST, MOUNTAIN), state("NE", "Nebraska", MIDWEST, CENTRAL),
				state("NV", "Nevada", WEST, PACIFIC), state("NH", "New Hampshire", NORTHEAST, EASTERN),
				state("NJ", "New Jersey", NORTHEAST, EASTERN), state("NM", "New Mexico", WEST, MOUNTAIN),
				state("NY", "New York", NORTHEAST, EASTERN), state("NC", "North Carolina", SOUTH, EASTERN),
				state("ND", "North Dakota", MIDWEST, CENTRAL), state("OH", "Ohio", MIDWEST, EASTERN),
				state("OK", "Oklahoma", SOUTH, CENTRAL), state("OR", "Oregon", WEST, PACIFIC),
				state("PA", "Pennsylvania", NORTHEAST, EASTERN), state("RI", "Rhode Island", NORTHEAST, EASTERN),
				state("SC", "South Carolina", SOUTH, EASTERN), state("SD", "South Dakota", MIDWEST, CENTRAL),
				state("TN", "Tennessee", SOUTH, CENTRAL), state("TX", "Texas", SOUTH, CENTRAL),
				state("UT", "Utah", WEST, MOUNTAIN), state("VT", "Vermont", NORTHEAST, EASTERN),
				state("VA", "Virginia", SOUTH, EASTERN), state("WA", "Washington", WEST, PACIFIC),
				state("WV", "West Virginia", SOUTH, EASTERN), state("WI", "Wisconsin", MIDWEST, CENTRAL),
				state("WY", "Wyoming", WEST, MOUNTAIN));
	}

	private static State state(String postal, String name, String region, String zone) {
		return new State(postal, name, region, ZoneId.of(zone));
	}

	/** A state with its region and time zone. */
	record State(String postal, String name, String region, ZoneId zone) {

		String site() {
			return "us-" + this.postal.toLowerCase(Locale.ROOT);
		}

	}

}
