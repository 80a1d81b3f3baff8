package io.touchpoint.complaint.casework;

import org.jspecify.annotations.Nullable;

/**
 * A wanted change of status.
 */
public record Move(Status to, @Nullable String note, Settlement settlement) {

	public static Move to(Status to) {
		return new Move(to, null, Settlement.NONE);
	}

}
