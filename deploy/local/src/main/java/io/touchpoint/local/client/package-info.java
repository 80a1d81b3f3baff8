/**
 * Talking to the running platform: keys, readiness, imports.
 */
@NullMarked
package io.touchpoint.local.client;

import org.jspecify.annotations.NullMarked;
