/**
 * Returns for regulators: counts of a period with the rules that they keep, and what only
 * they want to know of a case.
 */
@NullMarked
package io.touchpoint.complaint.regulator;

import org.jspecify.annotations.NullMarked;
