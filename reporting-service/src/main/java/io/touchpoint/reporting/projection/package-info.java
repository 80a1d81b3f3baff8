/**
 * Turns the events of the other services into facts and daily rollups.
 */
@NullMarked
package io.touchpoint.reporting.projection;

import org.jspecify.annotations.NullMarked;
