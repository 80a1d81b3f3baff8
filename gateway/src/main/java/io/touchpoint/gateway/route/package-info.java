/**
 * Routes to the services, retries, ejection, limits and fallbacks.
 */
@NullMarked
package io.touchpoint.gateway.route;

import org.jspecify.annotations.NullMarked;
