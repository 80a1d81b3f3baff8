package io.touchpoint.starter.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.touchpoint.starter.bulk.Unpacked;
import io.touchpoint.starter.importer.BoundedLines.Line;
import io.touchpoint.starter.importer.ImportRow.Bad;
import io.touchpoint.starter.importer.ImportRow.Good;

/**
 * Our own formats: a JSON object per line, and its sites are made before. Lines of blanks
 * are passed over.
 *
 * @param profile the profile's code
 * @param members the members that a line must have, for whoever sent another file
 * @param reading how a line is read
 * @param <T> what a line becomes
 */
public record LineFile<T>(Path file, String profile, String members, Reading<T> reading) implements ImportSource<T> {

	private static final int LONGEST_LINE = 64 * 1024;

	/**
	 * Reads a line.
	 *
	 * @param <T> what it becomes
	 */
	@FunctionalInterface
	public interface Reading<T> {

		/**
		 * Reads a line.
		 * @throws RefusedRow if it cannot be taken over
		 */
		Good<T> read(long line, String text);

	}

	@Override
	public Contents survey() throws IOException {
		long[] rows = new long[1];
		boolean[] json = new boolean[1];
		each((line) -> {
			rows[0]++;
			json[0] |= isObject(line);
		});
		if (!json[0]) {
			throw UnreadableFile.unlike(this.profile, "lines that are JSON objects with the members " + this.members,
					Beginning.of(this.file));
		}
		return new Contents(rows[0], List.of(), List.of());
	}

	@Override
	public void rows(Consumer<ImportRow<T>> take) throws IOException {
		each((line) -> take.accept(read(line)));
	}

	private ImportRow<T> read(Line line) {
		if (line.tooLong()) {
			return new Bad<>(line.number(), "The line is longer than " + LONGEST_LINE + " characters", line.text());
		}
		if (!isObject(line)) {
			return new Bad<>(line.number(), "malformed-json: the line is not a JSON object", line.text());
		}
		try {
			return this.reading.read(line.number(), line.text());
		}
		catch (RefusedRow ex) {
			return new Bad<>(line.number(), ex.reason(), line.text());
		}
	}

	/**
	 * Whether it may be one: reading it tells for sure, but of {@code null} it makes
	 * nothing.
	 */
	private static boolean isObject(Line line) {
		return line.text().stripLeading().startsWith("{");
	}

	private void each(Consumer<Line> take) throws IOException {
		try (BoundedLines lines = new BoundedLines(Unpacked.open(Files.newInputStream(this.file)), LONGEST_LINE)) {
			for (Line line = lines.next(); line != null; line = lines.next()) {
				if (line.tooLong() || !line.text().isBlank()) {
					take.accept(line);
				}
			}
		}
	}

}
