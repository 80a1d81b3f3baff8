/**
 * Demo data: twelve hospitals over twelve months, the same for the same seed and day.
 */
@NullMarked
package io.touchpoint.local.demo;

import org.jspecify.annotations.NullMarked;
