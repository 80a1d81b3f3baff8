/**
 * Invitations to a survey: planned, sent once, answered once.
 */
@NullMarked
package io.touchpoint.feedback.invitation;

import org.jspecify.annotations.NullMarked;
