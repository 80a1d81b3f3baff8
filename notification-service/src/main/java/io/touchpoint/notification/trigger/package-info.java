/**
 * Rules by which events of other services ask for a message.
 */
@NullMarked
package io.touchpoint.notification.trigger;

import org.jspecify.annotations.NullMarked;
