package io.touchpoint.notification.delivery;

/**
 * What a message is about and to whom it goes, as far as that is known without asking.
 *
 * @param site code of the site in whose name it goes out
 * @param kind what it is for
 * @param source the service that told of it
 * @param about id of the thing there that it is about
 * @param recipient which of the event's recipients it is for, as an account's id or a
 * keyed hash of an address; empty where there can be only one
 */
public record Occasion(String site, MessageKind kind, String source, String about, String recipient) {
}
