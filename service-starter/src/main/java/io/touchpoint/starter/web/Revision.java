package io.touchpoint.starter.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * The revision of a thing as the entity tag of HTTP.
 */
public final class Revision {

	private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

	private Revision() {
	}

	public static String tag(long revision) {
		return "\"" + revision + "\"";
	}

	/**
	 * The revision of an {@code If-Match} header; null when there is none or {@code *}. A
	 * tag that no thing ever had is a 412 problem like an old one.
	 */
	public static @Nullable Long optional(@Nullable String ifMatch) {
		if (ifMatch == null || ifMatch.strip().equals("*")) {
			return null;
		}
		Matcher tag = TAG.matcher(ifMatch.strip());
		if (!tag.matches()) {
			throw stale();
		}
		return Long.valueOf(tag.group(1));
	}

	/**
	 * The same, and a 428 problem when there is no header.
	 */
	public static @Nullable Long required(@Nullable String ifMatch) {
		if (ifMatch == null || ifMatch.isBlank()) {
			throw unsaid();
		}
		return optional(ifMatch);
	}

	/**
	 * The revision that the caller saw; a 428 problem when they do not name it, be it
	 * with {@code *}.
	 */
	public static long seen(@Nullable String ifMatch) {
		Long seen = required(ifMatch);
		if (seen == null) {
			throw unsaid();
		}
		return seen;
	}

	/**
	 * A 412 problem unless the change is based on the newest revision.
	 */
	public static void check(@Nullable Long expected, long newest) {
		if (expected != null && expected != newest) {
			throw stale();
		}
	}

	private static ProblemException unsaid() {
		return Problems.of(HttpStatus.PRECONDITION_REQUIRED, "precondition-required",
				"Say in If-Match which revision you saw, so that nobody's change is overwritten.");
	}

	private static ProblemException stale() {
		return Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				"It was changed in the meantime; read it again.");
	}

}
