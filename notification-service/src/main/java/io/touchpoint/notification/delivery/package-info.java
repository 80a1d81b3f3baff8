/**
 * Messages on their way: stored first, claimed by one worker, sent, retried.
 */
@NullMarked
package io.touchpoint.notification.delivery;

import org.jspecify.annotations.NullMarked;
