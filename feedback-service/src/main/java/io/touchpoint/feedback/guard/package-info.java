/**
 * What comes from outside is heard, but not believed blindly: spam and ballot stuffing
 * are slowed down and flagged, and people say what counts.
 */
@NullMarked
package io.touchpoint.feedback.guard;

import org.jspecify.annotations.NullMarked;
