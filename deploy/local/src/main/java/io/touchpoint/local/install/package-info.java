/**
 * Making built services startable fast: extracted jars and AOT caches.
 */
@NullMarked
package io.touchpoint.local.install;

import org.jspecify.annotations.NullMarked;
