package io.touchpoint.starter.importer;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A site as the directory is asked to make it.
 */
public record NewSite(String code, String name, Region region, String sector, String peerGroup, String timeZone,
		List<String> languages, Contact contact) {

	/** A region by code and name. */
	public record Region(String code, String name) {
	}

	/** How customers reach the site, as far as the file tells. */
	public record Contact(@Nullable String email, @Nullable String phone, @Nullable String address) {

		/** Nothing is known. */
		public static final Contact NONE = new Contact(null, null, null);

	}

}
