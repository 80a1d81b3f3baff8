package io.touchpoint.complaint.clock;

import java.time.ZoneId;

import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.site.Hours;

/**
 * Real calendars for the tests of others.
 */
public final class TestCalendars {

	private TestCalendars() {
	}

	public static Deadlines at(ZoneId zone, Hours hours) {
		return new Calendars(RunPropertyTests.settings(Preset.STANDARD)).at(zone, hours);
	}

}
