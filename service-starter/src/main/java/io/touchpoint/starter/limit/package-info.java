/**
 * How often somebody may do something.
 */
@NullMarked
package io.touchpoint.starter.limit;

import org.jspecify.annotations.NullMarked;
