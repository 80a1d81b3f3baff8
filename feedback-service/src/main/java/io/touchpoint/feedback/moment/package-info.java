/**
 * Moments of truth: by which rules answers are judged, and the alerts of the bad ones.
 */
@NullMarked
package io.touchpoint.feedback.moment;

import org.jspecify.annotations.NullMarked;
