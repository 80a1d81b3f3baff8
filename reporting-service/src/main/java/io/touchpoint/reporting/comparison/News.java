package io.touchpoint.reporting.comparison;

/**
 * Something changed at a site: read again what you show of it.
 *
 * @param site the site's code
 * @param kind what changed: response, complaint, alert or site
 * @param seq rises with every change of that kind at that site
 */
record News(String site, String kind, long seq) {
}
