package io.touchpoint.starter.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Lays pages out as a PDF with its fonts embedded. It reads nothing from anywhere else:
 * every address in a page is refused. The fonts are parts of Noto Sans by script, each a
 * family of its own; a page names them all, and a letter is taken from the first that has
 * it.
 */
public final class PdfPages {

	/** The families, as a style sheet lists them. */
	public static final String FAMILIES = "latin, latin-ext, greek, cyrillic, vietnamese, arabic";

	private static final List<String> FONTS = List.of(FAMILIES.split(", "));

	private static final int BOLD = 700;

	private static final int REGULAR = 400;

	private PdfPages() {
	}

	/**
	 * The letters of a text that none of the fonts has, each once; a sign would stand in
	 * the place of each.
	 */
	public static List<String> unprintable(String text) {
		return Glyphs.missing(text);
	}

	/**
	 * Writes one file.
	 * @param parts its pages as XHTML documents, one after the other; each is laid out by
	 * itself, so that the memory for that does not grow with the file
	 * @param drawers what draws the objects of a page, by their type
	 */
	public static void write(Stream<String> parts, boolean rightToLeft, Map<String, FSObjectDrawer> drawers,
			OutputStream out) {
		try (PDDocument file = new PDDocument()) {
			Iterable<String> each = parts::iterator;
			for (String part : each) {
				append(part, rightToLeft, drawers, file);
			}
			file.save(out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void append(String pages, boolean rightToLeft, Map<String, FSObjectDrawer> drawers, PDDocument file)
			throws IOException {
		PdfRendererBuilder builder = new PdfRendererBuilder();
		builder.usePDDocument(file);
		builder.useUriResolver((base, address) -> null);
		builder.useUnicodeBidiSplitter(Directions::new);
		builder.useUnicodeBidiReorderer(new Directions());
		builder.defaultTextDirection(rightToLeft ? TextDirection.RTL : TextDirection.LTR);
		DefaultObjectDrawerFactory factory = new DefaultObjectDrawerFactory();
		drawers.forEach(factory::registerDrawer);
		builder.useObjectDrawerFactory(factory);
		for (String script : FONTS) {
			builder.useFont(() -> font(script + "-regular"), script, REGULAR, FontStyle.NORMAL, true);
			builder.useFont(() -> font(script + "-bold"), script, BOLD, FontStyle.NORMAL, true);
		}
		builder.withHtmlContent(pages, null);
		builder.withProducer("Touchpoint");
		PdfBoxRenderer renderer = builder.buildPdfRenderer();
		renderer.createPDFWithoutClosing();
	}

	static InputStream font(String name) {
		InputStream font = PdfPages.class.getResourceAsStream("/print-fonts/noto-sans-" + name + ".ttf");
		if (font == null) {
			throw new IllegalStateException("The font " + name + " is missing");
		}
		return font;
	}

}
