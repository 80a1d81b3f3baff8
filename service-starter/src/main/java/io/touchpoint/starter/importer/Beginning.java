package io.touchpoint.starter.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.touchpoint.starter.bulk.Unpacked;

/**
 * Says what a file looks like, so that whoever sent the wrong one sees it.
 */
public final class Beginning {

	private static final int LETTERS = 100;

	private Beginning() {
	}

	/** A sentence without its full stop. */
	public static String of(Path file) throws IOException {
		try (InputStream in = Unpacked.open(Files.newInputStream(file))) {
			return of(new String(in.readNBytes(LETTERS), StandardCharsets.UTF_8));
		}
	}

	static String of(String text) {
		if (text.isBlank()) {
			return "This one is empty";
		}
		if (text.startsWith("PK")) {
			return "This one is a ZIP archive";
		}
		if (text.chars().anyMatch((letter) -> letter < ' ' && letter != '\t' && letter != '\r' && letter != '\n')) {
			return "This one is no text";
		}
		return "This one begins with: " + text.strip().lines().findFirst().orElse("");
	}

}
