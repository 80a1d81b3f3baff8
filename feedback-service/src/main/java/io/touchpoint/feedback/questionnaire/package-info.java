/**
 * Questionnaires in immutable versions, their questions and what counts as an answer.
 */
@NullMarked
package io.touchpoint.feedback.questionnaire;

import org.jspecify.annotations.NullMarked;
