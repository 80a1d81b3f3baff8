package io.touchpoint.feedback.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Opens streams that may be gzip'd, told by their first two bytes.
 */
final class Unpacked {

	private static final int BUFFER = 1 << 16;

	private Unpacked() {
	}

	static InputStream open(InputStream raw) throws IOException {
		BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
		buffered.mark(2);
		boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
		buffered.reset();
		return gzip ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER) : buffered;
	}

}
