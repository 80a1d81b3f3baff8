/**
 * Statistics of proportions and scores as pure functions: no Spring, no I/O, no clock.
 */
@NullMarked
package io.touchpoint.reporting.indicator;

import org.jspecify.annotations.NullMarked;
