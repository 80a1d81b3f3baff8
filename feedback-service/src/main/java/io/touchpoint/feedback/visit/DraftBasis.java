package io.touchpoint.feedback.visit;

import java.util.UUID;

/**
 * What was saved when a page was filled in, as the page says it.
 *
 * @param revision of the draft; 0 without any
 * @param page which page that is
 */
record DraftBasis(long revision, UUID page) {
}
