package io.touchpoint.feedback.importer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(Unpacked.open(Files.newInputStream(this.file)), StandardCharsets.UTF_8))) {
			long number = 0;
			for (String text = reader.readLine(); text != null; text = reader.readLine()) {
				number++;
				sink.take((text.length() > LONGEST_LINE) ? new ImportRow.Bad(number,
						"The line is longer than " + LONGEST_LINE + " characters", text.substring(0, 200))
						: this.line.read(number, text));
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
