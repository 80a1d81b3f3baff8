package io.touchpoint.feedback.poster;

import java.io.OutputStream;
import java.util.Map;
import java.util.stream.Stream;

import io.touchpoint.starter.print.PdfPages;

/**
 * Lays pages with QR codes out as a PDF.
 */
final class PosterPdf {

	private PosterPdf() {
	}

	/**
	 * Writes one file.
	 * @param parts its pages as XHTML documents
	 */
	static void write(Stream<String> parts, boolean rightToLeft, OutputStream out) {
		PdfPages.write(parts, rightToLeft, Map.of(QrDrawing.TYPE, new QrDrawing()), out);
	}

}
