/**
 * Messages to customers.
 */
@NullMarked
package io.touchpoint.notification;

import org.jspecify.annotations.NullMarked;
