/**
 * The registry: every service registers here, the gateway and the event followers look
 * here.
 */
@NullMarked
package io.touchpoint.registry;

import org.jspecify.annotations.NullMarked;
