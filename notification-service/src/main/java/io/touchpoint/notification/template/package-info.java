/**
 * The words and the looks of the messages.
 */
@NullMarked
package io.touchpoint.notification.template;

import org.jspecify.annotations.NullMarked;
