/**
 * The outbox, its feed and the followers of other services' feeds.
 */
@NullMarked
package io.touchpoint.starter.event;

import org.jspecify.annotations.NullMarked;
