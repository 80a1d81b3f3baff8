/**
 * Compliments and letters.
 */
@NullMarked
package io.touchpoint.feedback.voice;

import org.jspecify.annotations.NullMarked;
