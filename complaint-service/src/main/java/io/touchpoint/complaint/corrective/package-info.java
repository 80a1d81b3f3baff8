/**
 * What cases had at their roots, and what is done so that it does not happen again.
 */
@NullMarked
package io.touchpoint.complaint.corrective;

import org.jspecify.annotations.NullMarked;
