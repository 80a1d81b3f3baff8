/**
 * Finds cases that may be the same matter.
 */
@NullMarked
package io.touchpoint.complaint.duplicate;

import org.jspecify.annotations.NullMarked;
