package io.touchpoint.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What demo customers and staff say. A heading in brackets, then a phrase a line.
 */
final class Phrases {

	private final Map<String, List<String>> phrases = new HashMap<>();

	Phrases() {
		try (InputStream in = Phrases.class.getResourceAsStream("/demo/phrases.txt")) {
			if (in == null) {
				throw new IllegalStateException("The launcher's jar lacks the demo's phrases");
			}
			read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read(BufferedReader lines) throws IOException {
		List<String> current = new ArrayList<>();
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			if (line.startsWith("[")) {
				current = this.phrases.computeIfAbsent(line.substring(1, line.length() - 1),
						(key) -> new ArrayList<>());
			}
			else if (!line.isBlank()) {
				current.add(line.strip());
			}
		}
	}

	List<String> about(String heading) {
		List<String> found = this.phrases.get(heading);
		if (found == null) {
			throw new IllegalArgumentException("No phrases about " + heading);
		}
		return found;
	}

	boolean has(String heading) {
		return this.phrases.containsKey(heading);
	}

}
