/**
 * Cases that are opened for customers who had a bad time and can be reached.
 */
@NullMarked
package io.touchpoint.complaint.recovery;

import org.jspecify.annotations.NullMarked;
