package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.touchpoint.starter.bulk.BoundedLines;
import io.touchpoint.starter.bulk.BoundedLines.Line;
import io.touchpoint.starter.bulk.Unpacked;

/**
 * Our own format: a response as JSON object per line.
 */
final class ResponsesFile implements ImportSource {

	private static final int LONGEST_LINE = 64 * 1024;

	private final Path file;

	private final ResponseLine line;

	ResponsesFile(Path file, ResponseLine line) {
		this.file = file;
		this.line = line;
	}

	@Override
	public long total() throws IOException {
		long lines = 0;
		int last = '\n';
		try (InputStream in = Unpacked.open(Files.newInputStream(this.file))) {
			byte[] buffer = new byte[1 << 16];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				for (int i = 0; i < read; i++) {
					lines += (buffer[i] == '\n') ? 1 : 0;
				}
				last = (read > 0) ? buffer[read - 1] : last;
			}
		}
		return (last == '\n') ? lines : lines + 1;
	}

	@Override
	public List<NewSite> sites() {
		return List.of();
	}

	@Override
	public void rows(RowSink sink) throws IOException {
		try (BoundedLines lines = new BoundedLines(Unpacked.open(Files.newInputStream(this.file)), LONGEST_LINE)) {
			for (Line read = lines.next(); read != null; read = lines.next()) {
				sink.take(
						read.tooLong()
								? new ImportRow.Bad(read.number(),
										"The line is longer than " + LONGEST_LINE + " characters", read.text())
								: this.line.read(read.number(), read.text()));
			}
		}
	}

	@Override
	public List<String> notes() {
		return List.of();
	}

	@Override
	public void close() {
	}

}
