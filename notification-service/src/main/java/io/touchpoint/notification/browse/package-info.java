/**
 * Looking at messages.
 */
@NullMarked
package io.touchpoint.notification.browse;

import org.jspecify.annotations.NullMarked;
