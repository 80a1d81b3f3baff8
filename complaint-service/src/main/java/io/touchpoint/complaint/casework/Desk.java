package io.touchpoint.complaint.casework;

import org.jspecify.annotations.Nullable;

/**
 * Where a case lies: with a unit of its site, with a person, with both or with nobody.
 *
 * @param unit the code of the unit
 */
public record Desk(@Nullable String unit, @Nullable Person owner) {

	public static final Desk NOBODY = new Desk(null, null);

	@Nullable String ownerId() {
		return (this.owner != null) ? this.owner.id() : null;
	}

	@Nullable String ownerName() {
		return (this.owner != null) ? this.owner.name() : null;
	}

}
