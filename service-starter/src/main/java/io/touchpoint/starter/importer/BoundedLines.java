package io.touchpoint.starter.importer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a file, as {@link java.io.BufferedReader} tells them apart, but
 * never holds more of one than its most letters: a file from outside may have no line
 * ends at all.
 */
final class BoundedLines implements AutoCloseable {

	/** What is told of a line that is too long, so that its sender finds it. */
	private static final int BEGINNING = 200;

	private final Reader reader;

	private final int longest;

	private final char[] buffer = new char[1 << 14];

	private final StringBuilder kept = new StringBuilder();

	private int at;

	private int end;

	private boolean afterReturn;

	private long number;

	/**
	 * @param longest how many letters a line may have
	 */
	BoundedLines(InputStream file, int longest) {
		this.reader = new InputStreamReader(file, StandardCharsets.UTF_8);
		this.longest = longest;
	}

	/**
	 * A line of the file.
	 *
	 * @param number from 1
	 * @param text the line; only its beginning if it is too long
	 * @param tooLong whether it has more letters than a line may have
	 */
	record Line(long number, String text, boolean tooLong) {
	}

	/** The next line; null after the last one. */
	@Nullable Line next() throws IOException {
		this.kept.setLength(0);
		long length = 0;
		boolean begun = false;
		while (fill()) {
			boolean feedOfReturn = this.afterReturn && this.buffer[this.at] == '\n';
			this.afterReturn = false;
			if (feedOfReturn) {
				this.at++;
				continue;
			}
			begun = true;
			int stop = stop();
			length += stop - this.at;
			this.kept.append(this.buffer, this.at, Math.min(stop - this.at, this.longest - this.kept.length()));
			this.at = stop;
			if (stop < this.end) {
				this.afterReturn = this.buffer[this.at++] == '\r';
				return line(length);
			}
		}
		return begun ? line(length) : null;
	}

	private Line line(long length) {
		boolean tooLong = length > this.longest;
		return new Line(++this.number,
				tooLong ? this.kept.substring(0, Math.min(BEGINNING, this.kept.length())) : this.kept.toString(),
				tooLong);
	}

	private int stop() {
		int stop = this.at;
		while (stop < this.end && this.buffer[stop] != '\n' && this.buffer[stop] != '\r') {
			stop++;
		}
		return stop;
	}

	/** Whether there is anything left, read if need be. */
	private boolean fill() throws IOException {
		if (this.at == this.end) {
			this.at = 0;
			this.end = Math.max(0, this.reader.read(this.buffer));
		}
		return this.end > 0;
	}

	@Override
	public void close() throws IOException {
		this.reader.close();
	}

}
