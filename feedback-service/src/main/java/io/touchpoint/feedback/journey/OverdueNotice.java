package io.touchpoint.feedback.journey;

import java.util.Map;

/**
 * Whom to tell about overdue evaluations of a site, and what, as a fellow service asks
 * for it.
 *
 * @param language in which the touchpoints are named
 * @param facts {@code items}: a line for each touchpoint; {@code url}: the page that
 * shows them
 */
record OverdueNotice(String email, String language, Map<String, String> facts) {
}
