package io.touchpoint.feedback.questionnaire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * The revision of a draft as an entity tag.
 */
final class Revision {

	private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

	private Revision() {
	}

	static String tag(long revision) {
		return "\"" + revision + "\"";
	}

	/** The revision that the caller saw; a 428 problem if they do not say. */
	static long seen(@Nullable String ifMatch) {
		if (ifMatch == null || ifMatch.isBlank()) {
			throw Problems.of(HttpStatus.PRECONDITION_REQUIRED, "precondition-required",
					"Say in If-Match which revision you saw, so that nobody's change is overwritten.");
		}
		Matcher tag = TAG.matcher(ifMatch.strip());
		if (!tag.matches()) {
			throw Problems
				.invalid(new FieldFault("If-Match", "invalid", "'If-Match' is not an ETag that a draft had."));
		}
		return Long.parseLong(tag.group(1));
	}

}
