package io.touchpoint.notification.delivery;

/**
 * The way a message goes.
 */
public enum Channel {

	EMAIL

}
