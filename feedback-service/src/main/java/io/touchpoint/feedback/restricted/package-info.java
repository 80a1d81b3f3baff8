/**
 * Answers that restricted complaints came from: what they say is for those who may see
 * the complaint.
 */
@NullMarked
package io.touchpoint.feedback.restricted;

import org.jspecify.annotations.NullMarked;
