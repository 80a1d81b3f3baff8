package io.touchpoint.complaint.importer;

import java.util.List;
import java.util.Map;

/**
 * A site as the directory takes it.
 */
record DirectorySite(String code, String name, Region region, String sector, String peerGroup, String timeZone,
		List<String> languages, Map<String, String> contact) {

	/** A region by code and name. */
	record Region(String code, String name) {
	}

}
