package io.touchpoint.local.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.touchpoint.local.settings.Problem;

/**
 * The file formats the platform reads, and who reads them.
 */
public enum ImportProfile {

	OLIST("/api/feedback/imports"), TOUCHPOINT_RESPONSES("/api/feedback/imports"),
	TOUCHPOINT_VISITS("/api/feedback/imports"), CFPB("/api/complaints/imports"), NYC311("/api/complaints/imports"),
	TOUCHPOINT_COMPLAINTS("/api/complaints/imports"), UCI("/api/complaints/imports");

	private final String path;

	ImportProfile(String path) {
		this.path = path;
	}

	String path() {
		return this.path;
	}

	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static ImportProfile of(String id) {
		return Arrays.stream(values())
			.filter((profile) -> profile.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new Problem("There is no import profile \"%s\". The profiles: %s.".formatted(id,
					Arrays.stream(values()).map(ImportProfile::id).collect(Collectors.joining(", ")))));
	}

}
