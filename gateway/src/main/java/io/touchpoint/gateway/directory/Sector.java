package io.touchpoint.gateway.directory;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What kind of operation a site is.
 */
enum Sector {

	HOSPITAL, EDUCATION, RETAIL, FINANCE, PUBLIC, OTHER;

	@JsonCreator
	static Sector parse(String code) {
		for (Sector sector : values()) {
			if (sector.code().equals(code)) {
				return sector;
			}
		}
		throw new IllegalArgumentException("no such sector");
	}

	@JsonValue
	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
