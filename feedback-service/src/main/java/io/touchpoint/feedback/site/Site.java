package io.touchpoint.feedback.site;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A site as the directory tells it.
 */
record Site(String code, String name, Region region, String sector, String timeZone, List<String> languages,
		@Nullable Contact contact, boolean open, long revision) {

	/**
	 * The region it belongs to.
	 */
	record Region(String code, String name) {
	}

	/**
	 * How customers reach the site.
	 */
	record Contact(@Nullable String email, @Nullable String phone, @Nullable String address) {
	}

}
