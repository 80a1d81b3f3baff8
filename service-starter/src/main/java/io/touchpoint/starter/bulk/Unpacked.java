package io.touchpoint.starter.bulk;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Opens files that may be packed with gzip, told by their first two bytes. A file of
 * nothing but zeros shrinks a thousandfold, so what comes out is bounded as well as what
 * was sent.
 */
public final class Unpacked {

	private static final int BUFFER = 1 << 16;

	private static final long MOST_BYTES = 4L << 30;

	private Unpacked() {
	}

	/**
	 * The content; reading more of it than any import has throws {@link TooLarge}.
	 */
	public static InputStream open(InputStream raw) throws IOException {
		return open(raw, new Allowance(MOST_BYTES));
	}

	/**
	 * The content of one of several files that share what they may unpack to.
	 */
	public static InputStream open(InputStream raw, Allowance allowance) throws IOException {
		try {
			BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
			buffered.mark(2);
			boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
			buffered.reset();
			return new BufferedInputStream(
					new Bounded(packed ? new GZIPInputStream(buffered, BUFFER) : buffered, allowance), BUFFER);
		}
		catch (IOException ex) {
			raw.close();
			throw ex;
		}
	}

	/**
	 * The file unpacks to more than is taken; trying again would not help. The message is
	 * for the person who sent it.
	 */
	public static final class TooLarge extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TooLarge(long most) {
			super("The file has more than " + most + " bytes when it is unpacked; send it in parts.");
		}

	}

	/** How much may be unpacked; used by one thread at a time. */
	public static final class Allowance {

		private final long most;

		private long used;

		public Allowance(long most) {
			this.most = most;
		}

		private void use(long more) {
			this.used += Math.max(0, more);
			if (this.used > this.most) {
				throw new TooLarge(this.most);
			}
		}

	}

	/** Ends where there is more than is taken. */
	private static final class Bounded extends FilterInputStream {

		private final Allowance allowance;

		Bounded(InputStream in, Allowance allowance) {
			super(in);
			this.allowance = allowance;
		}

		@Override
		public int read() throws IOException {
			int value = super.read();
			this.allowance.use((value >= 0) ? 1 : 0);
			return value;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			this.allowance.use(read);
			return read;
		}

		@Override
		public long skip(long wanted) throws IOException {
			long skipped = super.skip(wanted);
			this.allowance.use(skipped);
			return skipped;
		}

		@Override
		public boolean markSupported() {
			return false;
		}

	}

}
