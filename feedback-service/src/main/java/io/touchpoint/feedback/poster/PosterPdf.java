package io.touchpoint.feedback.poster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Lays pages out as a PDF with its fonts embedded. It reads nothing from anywhere else:
 * every address in a page is refused.
 */
final class PosterPdf {

	/** Parts of Noto Sans by script; a letter is taken from the first that has it. */
	static final List<String> FONTS = List.of("latin", "latin-ext", "greek", "cyrillic", "vietnamese", "arabic");

	private static final int BOLD = 700;

	private static final int REGULAR = 400;

	private PosterPdf() {
	}

	/**
	 * Writes one file.
	 * @param parts its pages as XHTML documents, one after the other; each is laid out by
	 * itself, so that the memory for that does not grow with the file
	 */
	static void write(Stream<String> parts, boolean rightToLeft, OutputStream out) {
		try (PDDocument file = new PDDocument()) {
			Iterable<String> each = parts::iterator;
			for (String part : each) {
				append(part, rightToLeft, file);
			}
			file.save(out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void append(String pages, boolean rightToLeft, PDDocument file) throws IOException {
		PdfRendererBuilder builder = new PdfRendererBuilder();
		builder.usePDDocument(file);
		builder.useUriResolver((base, address) -> null);
		builder.useUnicodeBidiSplitter(Directions::new);
		builder.useUnicodeBidiReorderer(new Directions());
		builder.defaultTextDirection(rightToLeft ? TextDirection.RTL : TextDirection.LTR);
		DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
		drawers.registerDrawer(QrDrawing.TYPE, new QrDrawing());
		builder.useObjectDrawerFactory(drawers);
		for (String script : FONTS) {
			builder.useFont(() -> font(script + "-regular"), script, REGULAR, FontStyle.NORMAL, true);
			builder.useFont(() -> font(script + "-bold"), script, BOLD, FontStyle.NORMAL, true);
		}
		builder.withHtmlContent(pages, null);
		builder.withProducer("Touchpoint");
		PdfBoxRenderer renderer = builder.buildPdfRenderer();
		renderer.createPDFWithoutClosing();
	}

	private static InputStream font(String name) {
		InputStream font = PosterPdf.class.getResourceAsStream("/poster-fonts/noto-sans-" + name + ".ttf");
		if (font == null) {
			throw new IllegalStateException("The font " + name + " is missing");
		}
		return font;
	}

}
