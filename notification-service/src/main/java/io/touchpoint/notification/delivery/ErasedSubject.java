package io.touchpoint.notification.delivery;

/**
 * A thing whose customer was erased: nobody is written to about it any more.
 *
 * @param id of the complaint or response, which messages are about
 * @param site code of the site it belongs to
 */
public record ErasedSubject(String id, String site) {
}
