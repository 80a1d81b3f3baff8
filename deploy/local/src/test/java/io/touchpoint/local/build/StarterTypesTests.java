package io.touchpoint.local.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.touchpoint.local.settings.Service;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The starter is for what two services need. No module sees all the others, so this reads
 * what they import; their tests count.
 */
class StarterTypesTests {

	private static final Path TOP = Path.of("..", "..");

	private static final Pattern PUBLIC = Pattern
		.compile("(?m)^public (?:(?:abstract|final|sealed|non-sealed) )*(?:class|interface|record|enum|@interface) ");

	private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

	private static final Map<String, String> ALONE = Map.ofEntries(
			Map.entry("bulk.BulkTransaction", "The starter's jobs and imports store with it, and so may a service's"),
			Map.entry("importer.Directory", "Tests of a service put their own in its place"),
			Map.entry("importer.Preparations", "Only what holds responses has imports that a person prepares"),
			Map.entry("security.Passport", "The gateway issues it, the starter reads it everywhere else"),
			Map.entry("security.ServicePassportDecoder", "The gateway's own chain reads it, the starter's elsewhere"));

	@Test
	void aPublicTypeOfTheStarterIsUsedByTwoModules() {
		List<String> texts = Arrays.stream(Service.values())
			.map((service) -> String.join("\n", sources(TOP.resolve(service.id()).resolve("src")).values()))
			.toList();
		List<String> alone = sources(TOP.resolve("service-starter/src/main/java")).entrySet()
			.stream()
			.filter((file) -> PUBLIC.matcher(file.getValue()).find())
			.map((file) -> name(file.getKey(), file.getValue()))
			.filter((type) -> texts.stream().filter(importing(type).asPredicate()).count() < 2)
			.map((type) -> type.replace("io.touchpoint.starter.", ""))
			.toList();
		assertThat(alone).containsExactlyInAnyOrderElementsOf(ALONE.keySet());
	}

	private static Pattern importing(String type) {
		return Pattern.compile("(?m)^import (static )?" + Pattern.quote(type) + "[;.]");
	}

	private static String name(Path file, String text) {
		Matcher declared = PACKAGE.matcher(text);
		assertThat(declared.find()).isTrue();
		return declared.group(1) + "." + String.valueOf(file.getFileName()).replace(".java", "");
	}

	private static Map<Path, String> sources(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.collect(Collectors.toMap((file) -> file, StarterTypesTests::text));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
