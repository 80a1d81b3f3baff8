package io.touchpoint.complaint.casework;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A complaint on its way in.
 *
 * @param onTheSpot the resolution, if the people present already found one
 * @param desk where it is to lie from the beginning
 * @param receivedOn the day on which it came, at the site, if it is taken in later
 */
public record NewCase(String site, Matter matter, @Nullable Contact contact, @Nullable Move onTheSpot, Desk desk,
		@Nullable LocalDate receivedOn) {
}
