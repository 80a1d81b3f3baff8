package io.touchpoint.gateway.route;

import java.util.List;

/**
 * The services behind the gateway and the addresses that lead to them.
 */
enum Backend {

	/** First, because most requests of all are answers of customers. */
	FEEDBACK("feedback-service", List.of("/public/responses", "/s/**", "/k/**", "/api/feedback/**"),
			List.of("/api/feedback/imports/**", "/api/feedback/exports/**", "/api/feedback/posters")),

	COMPLAINT("complaint-service", List.of("/public/complaints", "/c/**", "/t/**", "/api/complaints/**"),
			List.of("/api/complaints/imports/**", "/api/complaints/exports/**")),

	NOTIFICATION("notification-service", List.of("/api/notifications/**"), List.of()),

	REPORTING("reporting-service", List.of("/api/reports/**"),
			List.of("/api/reports/live", "/api/reports/exports/**", "/api/reports/packs/**"));

	private final String service;

	private final List<String> paths;

	private final List<String> slowPaths;

	Backend(String service, List<String> paths, List<String> slowPaths) {
		this.service = service;
		this.paths = paths;
		this.slowPaths = slowPaths;
	}

	/** Registered name, and audience of passports. */
	String service() {
		return this.service;
	}

	String[] paths() {
		return this.paths.toArray(String[]::new);
	}

	/** Imports, exports and live streams, which take or last longer than a page may. */
	String[] slowPaths() {
		return this.slowPaths.toArray(String[]::new);
	}

	String description() {
		return "/api/openapi/" + this.service;
	}

}
