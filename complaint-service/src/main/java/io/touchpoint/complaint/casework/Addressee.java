package io.touchpoint.complaint.casework;

import org.jspecify.annotations.Nullable;

/**
 * Whom our texts about a case go to, as far as that is known.
 */
public record Addressee(@Nullable Contact contact, @Nullable Postal postal) {

	/** A text of ours without who that is, for who may not see it. */
	String cutOutOf(String text) {
		String shown = (this.contact != null) ? this.contact.cutOutOf(text) : text;
		return (this.postal != null) ? this.postal.cutOutOf(shown) : shown;
	}

}
