package io.touchpoint.feedback.poster;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Map;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/**
 * A QR code as one outline in modules: a single area, so that no viewer shows seams
 * between its rows. A quarter of it may be damaged (level Q), and it brings its quiet
 * zone.
 *
 * @param modules modules per side, quiet zone included
 */
public record QrCode(Path2D outline, int modules) {

	/** The quiet zone that readers rely on. */
	static final int QUIET = 4;

	/**
	 * Draws the code of a text.
	 * @throws IllegalArgumentException if no code holds it
	 */
	public static QrCode of(String text) {
		BitMatrix bits = encode(text);
		Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
		for (int y = 0; y < bits.getHeight(); y++) {
			for (int x = 0; x < bits.getWidth(); x++) {
				if (bits.get(x, y)) {
					int end = endOfRun(bits, x, y);
					square(outline, x, y, end);
					x = end;
				}
			}
		}
		return new QrCode(outline, bits.getWidth());
	}

	/** The outline as the path of an SVG drawing, one unit a module. */
	public String path() {
		StringBuilder path = new StringBuilder();
		double[] at = new double[6];
		for (PathIterator parts = this.outline.getPathIterator(null); !parts.isDone(); parts.next()) {
			switch (parts.currentSegment(at)) {
				case PathIterator.SEG_MOVETO -> path.append('M').append((int) at[0]).append(' ').append((int) at[1]);
				case PathIterator.SEG_LINETO -> path.append('L').append((int) at[0]).append(' ').append((int) at[1]);
				case PathIterator.SEG_CLOSE -> path.append('Z');
				default -> throw new IllegalStateException("A code has straight edges only");
			}
		}
		return path.toString();
	}

	private static int endOfRun(BitMatrix bits, int x, int y) {
		int end = x;
		while (end < bits.getWidth() && bits.get(end, y)) {
			end++;
		}
		return end;
	}

	private static void square(Path2D outline, int from, int y, int to) {
		outline.moveTo(from, y);
		outline.lineTo(to, y);
		outline.lineTo(to, y + 1.0);
		outline.lineTo(from, y + 1.0);
		outline.closePath();
	}

	private static BitMatrix encode(String text) {
		try {
			return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0,
					Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, QUIET));
		}
		catch (WriterException ex) {
			throw new IllegalArgumentException("No QR code holds this text", ex);
		}
	}

}
