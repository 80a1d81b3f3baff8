/**
 * Sites, regions and staff, and the events that tell of them.
 */
@NullMarked
package io.touchpoint.gateway.directory;

import org.jspecify.annotations.NullMarked;
