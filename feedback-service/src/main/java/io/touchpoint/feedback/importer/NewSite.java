package io.touchpoint.feedback.importer;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A site as the directory is asked to create it.
 */
record NewSite(String code, String name, Region region, String sector, String peerGroup, String timeZone,
		List<String> languages, Contact contact) {

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
