package io.touchpoint.starter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares JSON with a file that is kept under version control.
 * {@code -Dgolden.update=true} writes the files anew; the difference is then read in the
 * commit.
 */
public final class Golden {

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

	private Golden() {
	}

	/**
	 * Compares with {@code src/test/resources/golden/<name>}.
	 */
	public static void assertJson(String name, String actual) {
		assertJsonFile(GOLDEN.resolve(name), actual);
	}

	/**
	 * Compares with any file of the module, for example its {@code openapi.json}.
	 */
	public static void assertJsonFile(Path file, String actual) {
		JsonNode tree = JSON.readTree(actual);
		try {
			if (Boolean.getBoolean("golden.update")) {
				Files.createDirectories(file.toAbsolutePath().getParent());
				Files.writeString(file, JSON.writeValueAsString(tree) + "\n");
			}
			assertThat(file).as("golden file; -Dgolden.update=true writes it").exists();
			assertThat(JSON.writeValueAsString(tree)).isEqualTo(JSON.writeValueAsString(read(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a golden event of a producer, seen from the module under test: for example
	 * {@code event("gateway", "site.saved.v1.json")}.
	 */
	public static JsonNode event(String producer, String name) {
		return read(Path.of("..", producer).resolve(GOLDEN).resolve("events").resolve(name));
	}

	private static JsonNode read(Path file) {
		try {
			return JSON.readTree(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
