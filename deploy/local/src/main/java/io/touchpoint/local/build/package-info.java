/**
 * Building with Maven what is missing or out of date.
 */
@NullMarked
package io.touchpoint.local.build;

import org.jspecify.annotations.NullMarked;
