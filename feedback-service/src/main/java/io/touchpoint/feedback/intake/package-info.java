/**
 * The one way in for responses: checked, gathered, written once, told.
 */
@NullMarked
package io.touchpoint.feedback.intake;

import org.jspecify.annotations.NullMarked;
