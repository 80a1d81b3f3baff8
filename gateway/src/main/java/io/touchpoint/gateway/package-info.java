/**
 * The front door of the platform.
 */
@NullMarked
package io.touchpoint.gateway;

import org.jspecify.annotations.NullMarked;
