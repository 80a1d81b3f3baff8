/**
 * Touchpoints from the first contact to the last impression, and the surveys at them.
 */
@NullMarked
package io.touchpoint.feedback.journey;

import org.jspecify.annotations.NullMarked;
