package io.touchpoint.complaint.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Assumptions;

/**
 * Files that others published, kept beside the project, read by a parser of our own so
 * that the importer's is not checked against itself.
 */
final class RealFiles {

	private static final Path FOLDER = Path.of("..", "..", "shared", "data", "real");

	private RealFiles() {
	}

	static Path file(String name) {
		Path file = FOLDER.resolve(name);
		Assumptions.assumeTrue(Files.exists(file), () -> "Not run: the real file " + name
				+ " is not there; it belongs into shared/data/real beside the project");
		return file;
	}

	static List<Map<String, String>> rows(Path file) {
		try (Reader reader = new InputStreamReader(
				new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16)),
				StandardCharsets.UTF_8)) {
			return named(table(reader));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Map<String, String>> named(List<List<String>> table) {
		List<String> header = table.getFirst();
		return table.stream().skip(1).map((row) -> {
			Map<String, String> named = new LinkedHashMap<>();
			for (int i = 0; i < header.size(); i++) {
				named.put(header.get(i), row.get(i));
			}
			return named;
		}).toList();
	}

	private static List<List<String>> table(Reader reader) throws IOException {
		StringBuilder all = new StringBuilder();
		char[] buffer = new char[1 << 16];
		for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
			all.append(buffer, 0, n);
		}
		List<List<String>> table = new ArrayList<>();
		List<String> row = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < all.length(); i++) {
			char letter = all.charAt(i);
			if (quoted) {
				if (letter != '"') {
					cell.append(letter);
				}
				else if (i + 1 < all.length() && all.charAt(i + 1) == '"') {
					cell.append('"');
					i++;
				}
				else {
					quoted = false;
				}
			}
			else if (letter == '"') {
				quoted = true;
			}
			else if (letter == ',' || letter == '\n') {
				row.add(cell.toString());
				cell.setLength(0);
				if (letter == '\n') {
					table.add(row);
					row = new ArrayList<>();
				}
			}
			else if (letter != '\r') {
				cell.append(letter);
			}
		}
		if (!cell.isEmpty() || !row.isEmpty()) {
			row.add(cell.toString());
			table.add(row);
		}
		return table;
	}

}
