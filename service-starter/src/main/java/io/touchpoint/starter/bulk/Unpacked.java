package io.touchpoint.starter.bulk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Opens files that may be packed with gzip, told by their first two bytes.
 */
public final class Unpacked {

	private static final int BUFFER = 1 << 16;

	private Unpacked() {
	}

	public static InputStream open(InputStream raw) throws IOException {
		BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
		buffered.mark(2);
		boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
		buffered.reset();
		return packed ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER) : buffered;
	}

}
