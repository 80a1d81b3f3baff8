/**
 * What we write to customers about their cases: replies and printed letters, the texts
 * that they begin with, and a look at their words before they go.
 */
@NullMarked
package io.touchpoint.complaint.letter;

import org.jspecify.annotations.NullMarked;
