package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The short name of a case for people: the year it came in and its number, as in
 * {@code C-2026-000123}.
 */
public final class Reference {

	private Reference() {
	}

	public static String of(Instant received, ZoneId zone, long number) {
		return "C-%d-%06d".formatted(received.atZone(zone).getYear(), number);
	}

}
