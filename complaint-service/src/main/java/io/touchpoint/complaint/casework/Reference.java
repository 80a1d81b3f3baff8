package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The short name of a case for people: the year it came in and its number, as in
 * {@code C-2026-000123}.
 */
public final class Reference {

	private static final int DIGITS = 6;

	private Reference() {
	}

	public static String of(Instant received, ZoneId zone, long number) {
		String digits = Long.toString(number);
		return "C-" + received.atZone(zone).getYear() + '-' + "0".repeat(Math.max(0, DIGITS - digits.length()))
				+ digits;
	}

}
