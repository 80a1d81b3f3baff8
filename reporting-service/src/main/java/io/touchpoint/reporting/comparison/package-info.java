/**
 * Answers questions about sites from the rollups, fairly.
 */
@NullMarked
package io.touchpoint.reporting.comparison;

import org.jspecify.annotations.NullMarked;
