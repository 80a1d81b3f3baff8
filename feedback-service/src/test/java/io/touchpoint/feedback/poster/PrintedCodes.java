package io.touchpoint.feedback.poster;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Reads every QR code of a PDF as a camera would: from the picture of each page.
 */
final class PrintedCodes {

	private static final int DPI = 150;

	private PrintedCodes() {
	}

	static List<String> of(byte[] pdf) {
		List<String> codes = new ArrayList<>();
		try (PDDocument document = Loader.loadPDF(pdf)) {
			PDFRenderer renderer = new PDFRenderer(document);
			for (int page = 0; page < document.getNumberOfPages(); page++) {
				codes.addAll(read(renderer.renderImageWithDPI(page, DPI)));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return codes;
	}

	private static List<String> read(BufferedImage page) {
		int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
		BinaryBitmap bitmap = new BinaryBitmap(
				new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels)));
		try {
			return Arrays
				.stream(new QRCodeMultiReader().decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)))
				.map(Result::getText)
				.toList();
		}
		catch (NotFoundException ex) {
			return List.of();
		}
	}

	static int pages(byte[] pdf) {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return document.getNumberOfPages();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Names of fonts that are not part of the file. */
	static List<String> fontsNotEmbedded(byte[] pdf) {
		List<String> missing = new ArrayList<>();
		try (PDDocument document = Loader.loadPDF(pdf)) {
			for (var page : document.getPages()) {
				for (var name : page.getResources().getFontNames()) {
					var font = page.getResources().getFont(name);
					if (!font.isEmbedded()) {
						missing.add(font.getName());
					}
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return missing;
	}

}
