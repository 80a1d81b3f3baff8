/**
 * Working days and the deadlines that they make.
 */
@NullMarked
package io.touchpoint.complaint.clock;

import org.jspecify.annotations.NullMarked;
