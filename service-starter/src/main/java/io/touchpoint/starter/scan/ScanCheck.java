package io.touchpoint.starter.scan;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;

import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.apache.tika.Tika;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;

/**
 * Looks at what an upload is, not at what it is called. An image is read and written
 * anew, so that nothing but the picture stays; its size is known before it is read.
 */
public final class ScanCheck {

	public static final String PDF = "application/pdf";

	private static final byte[] PDF_BEGIN = "%PDF-".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] PDF_OBJECT = " obj".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] PDF_END = "%%EOF".getBytes(StandardCharsets.US_ASCII);

	/** Readers look for the end in so many last bytes, since some programs add others. */
	private static final int PDF_TAIL = 2_048;

	private static final String JPEG = "image/jpeg";

	private static final String PNG = "image/png";

	private final long mostPixels;

	private final PictureBudget budget;

	private final Tika tika = new Tika();

	/**
	 * @param mostPixels an image of more is refused before it is read
	 * @param longestSide larger images are made smaller
	 */
	public ScanCheck(long mostPixels, int longestSide) {
		this.mostPixels = mostPixels;
		this.budget = new PictureBudget(longestSide, PictureBudget.BYTES);
	}

	/**
	 * A file that may be kept.
	 */
	public record Scan(String type, byte[] content) {

		@Override
		public boolean equals(Object other) {
			return other instanceof Scan scan && this.type.equals(scan.type)
					&& Arrays.equals(this.content, scan.content);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(this.content);
		}

		@Override
		public String toString() {
			return this.type + ", " + this.content.length + " bytes";
		}

	}

	/**
	 * Whether it is a picture, which takes time and memory to look at.
	 */
	public boolean isPicture(byte[] bytes) {
		String type = typeOf(bytes);
		return type.equals(JPEG) || type.equals(PNG);
	}

	/**
	 * What may be kept of a file.
	 * @return or a {@link ProblemException} 400 about {@code body}: wrong-type,
	 * unreadable, too-many-pixels
	 */
	public Scan check(byte[] bytes) {
		String type = typeOf(bytes);
		return switch (type) {
			case PDF -> pdf(bytes);
			case JPEG -> image(bytes, type, "jpeg");
			case PNG -> image(bytes, type, "png");
			default -> throw refused("wrong-type", "The file must be a PDF, JPEG or PNG; this is " + type + ".");
		};
	}

	/**
	 * The same of what can only be a picture.
	 */
	public Scan photo(byte[] bytes) {
		String type = typeOf(bytes);
		return switch (type) {
			case JPEG -> image(bytes, type, "jpeg");
			case PNG -> image(bytes, type, "png");
			default -> throw refused("wrong-type", "A photo must be a JPEG or PNG file; this is " + type + ".");
		};
	}

	private String typeOf(byte[] bytes) {
		return this.tika.detect(bytes);
	}

	/** Something else may hide before the beginning that readers look for. */
	private static Scan pdf(byte[] bytes) {
		if (bytes.length < PDF_BEGIN.length
				|| !Arrays.equals(bytes, 0, PDF_BEGIN.length, PDF_BEGIN, 0, PDF_BEGIN.length)) {
			throw refused("wrong-type", "The PDF does not begin like one.");
		}
		if (lastOf(bytes, PDF_END) < Math.max(0, bytes.length - PDF_TAIL) || lastOf(bytes, PDF_OBJECT) < 0) {
			throw refused("unreadable", "The file begins like a PDF and is none, or its end is missing.");
		}
		return new Scan(PDF, bytes);
	}

	/** Where these bytes stand for the last time; -1 if nowhere. */
	private static int lastOf(byte[] bytes, byte[] sought) {
		for (int at = bytes.length - sought.length; at >= 0; at--) {
			if (Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
				return at;
			}
		}
		return -1;
	}

	private Scan image(byte[] bytes, String type, String format) {
		try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
			Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
			ImageReader reader = readers.next();
			try {
				reader.setInput(stream, true, true);
				return new Scan(type, write(plain(reader, Upright.of(bytes)), format));
			}
			finally {
				reader.dispose();
			}
		}
		catch (ProblemException ex) {
			throw ex;
		}
		// The readers of the JDK throw whatever comes to them at a broken file
		catch (IOException | RuntimeException ex) {
			throw refused("unreadable", "The image is damaged.");
		}
	}

	private BufferedImage read(ImageReader reader) throws IOException {
		int width = reader.getWidth(0);
		int height = reader.getHeight(0);
		if ((long) width * height > this.mostPixels) {
			throw refused("too-many-pixels", "The image has " + width + " × " + height + " pixels; at most "
					+ this.mostPixels / 1_000_000 + " million are taken.");
		}
		int every = this.budget.every(width, height, bytesPerPixel(reader));
		ImageReadParam smaller = reader.getDefaultReadParam();
		smaller.setSourceSubsampling(every, every, 0, 0);
		return reader.read(0, smaller);
	}

	/** As the reader will decode it by itself. */
	private static int bytesPerPixel(ImageReader reader) throws IOException {
		SampleModel model = reader.getImageTypes(0).next().getSampleModel();
		return model.getNumBands() * Math.ceilDiv(DataBuffer.getDataTypeSize(model.getDataType()), Byte.SIZE);
	}

	/** What was read is let go of before anything is written. */
	private BufferedImage plain(ImageReader reader, Upright upright) throws IOException {
		return upright.onPaper(read(reader));
	}

	private static byte[] write(BufferedImage plain, String format) throws IOException {
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		if (!ImageIO.write(plain, format, written)) {
			throw new IIOException("Nobody writes " + format);
		}
		return written.toByteArray();
	}

	private static ProblemException refused(String reason, String message) {
		return Problems.invalid(new FieldFault("body", reason, message));
	}

}
