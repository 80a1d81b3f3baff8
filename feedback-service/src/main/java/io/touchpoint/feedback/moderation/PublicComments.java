package io.touchpoint.feedback.moderation;

import java.time.YearMonth;
import java.util.List;

/**
 * A page of the approved comments of a site.
 *
 * @param languages which the site speaks, the preferred first
 * @param comments the newest first
 * @param more whether older ones follow
 */
record PublicComments(String site, String siteName, List<String> languages, List<Shown> comments, boolean more) {

	/**
	 * A comment in the words that were approved. A day could tell who wrote it.
	 *
	 * @param language in which it was given
	 */
	record Shown(String text, String language, YearMonth month) {
	}

}
