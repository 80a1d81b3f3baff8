/**
 * Responses that were collected elsewhere.
 */
@NullMarked
package io.touchpoint.feedback.importer;

import org.jspecify.annotations.NullMarked;
