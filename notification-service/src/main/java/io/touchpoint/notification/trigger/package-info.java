/**
 * Events of other services that ask for a message.
 */
@NullMarked
package io.touchpoint.notification.trigger;

import org.jspecify.annotations.NullMarked;
