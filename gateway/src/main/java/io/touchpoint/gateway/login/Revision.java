package io.touchpoint.gateway.login;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.starter.web.Problems;
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
	 * The revision of an {@code If-Match} header; null when there is none or {@code *}.
	 */
	public static @Nullable Long optional(@Nullable String ifMatch) {
		if (ifMatch == null || ifMatch.equals("*")) {
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
		if (ifMatch == null) {
			throw Problems.of(HttpStatus.PRECONDITION_REQUIRED, "precondition-required",
					"Send the revision you have seen in If-Match.");
		}
		return optional(ifMatch);
	}

	/**
	 * A 412 problem unless the change is based on the newest revision.
	 */
	public static void check(@Nullable Long expected, long newest) {
		if (expected != null && expected != newest) {
			throw stale();
		}
	}

	private static RuntimeException stale() {
		return Problems.of(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				"It was changed in the meantime; read it again.");
	}

}
