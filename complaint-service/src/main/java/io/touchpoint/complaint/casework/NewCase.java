package io.touchpoint.complaint.casework;

import org.jspecify.annotations.Nullable;

/**
 * A complaint on its way in.
 *
 * @param onTheSpot the resolution, if the people present already found one
 * @param desk where it is to lie from the beginning
 */
public record NewCase(String site, Matter matter, @Nullable Contact contact, @Nullable Move onTheSpot, Desk desk) {
}
