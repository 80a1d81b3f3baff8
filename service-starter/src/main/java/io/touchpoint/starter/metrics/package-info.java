/**
 * Meters with bounded labels.
 */
@NullMarked
package io.touchpoint.starter.metrics;

import org.jspecify.annotations.NullMarked;
