/**
 * The reporting service: what happened at every site, counted once and compared fairly.
 */
@NullMarked
package io.touchpoint.reporting;

import org.jspecify.annotations.NullMarked;
