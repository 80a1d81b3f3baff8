package io.touchpoint.notification.site;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A site as its customers meet it in a message.
 *
 * @param code unique code
 * @param name the name customers know
 * @param languages its languages, the first one first
 * @param email where customers may write
 * @param phone where customers may call
 * @param address postal address, possibly of several lines
 */
public record Site(String code, String name, List<String> languages, @Nullable String email, @Nullable String phone,
		@Nullable String address) {

	/**
	 * Whether a customer could answer this site at all.
	 */
	public boolean hasContact() {
		return this.email != null || this.phone != null;
	}

}
