package io.touchpoint.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The last lines of a log, for a sentence about what went wrong.
 */
public final class LogTail {

	private static final int LINES = 20;

	private static final int WIDTH = 300;

	/** The places of a stack trace would push its sentences out of sight. */
	private static final Pattern FRAME = Pattern.compile("\\s*(at \\S+\\(|\\.\\.\\. \\d+ |$)");

	private LogTail() {
	}

	public static String of(Path log) {
		return of(log, LINES);
	}

	public static String of(Path log, int lines) {
		if (!Files.exists(log)) {
			return "  (no log)";
		}
		try {
			List<String> all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines()
				.filter((line) -> !FRAME.matcher(line).lookingAt())
				.toList();
			return all.subList(Math.max(0, all.size() - lines), all.size())
				.stream()
				.map((line) -> "  " + line.substring(0, Math.min(line.length(), WIDTH)))
				.collect(Collectors.joining(System.lineSeparator()));
		}
		catch (IOException ex) {
			return "  (%s cannot be read: %s)".formatted(log, ex.getMessage());
		}
	}

}
