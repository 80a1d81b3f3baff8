/**
 * Surveys inside other websites: the script that a site embeds, and which websites may
 * show which survey.
 */
@NullMarked
package io.touchpoint.feedback.widget;

import org.jspecify.annotations.NullMarked;
