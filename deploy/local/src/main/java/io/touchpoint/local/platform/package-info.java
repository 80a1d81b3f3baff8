/**
 * The running platform: start, supervision, readiness, stop, overview.
 */
@NullMarked
package io.touchpoint.local.platform;

import org.jspecify.annotations.NullMarked;
