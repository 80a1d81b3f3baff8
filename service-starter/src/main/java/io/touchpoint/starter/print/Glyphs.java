package io.touchpoint.starter.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Which letters the fonts have between them. Regular and bold ones have the same.
 */
final class Glyphs {

	/** Where forms of Arabic letters stand that nobody types. */
	private static final int[][] FORMS = { { 0xfb50, 0xfdff }, { 0xfe70, 0xfefc } };

	private static final BitSet DRAWN = read();

	private Glyphs() {
	}

	/** The letters of a text that no font has, each once, as they were typed. */
	static List<String> missing(String text) {
		return ArabicForms.shaped(text)
			.codePoints()
			.filter((code) -> !DRAWN.get(code) && isSeen(code))
			.mapToObj(Glyphs::typed)
			.distinct()
			.toList();
	}

	/**
	 * What only says how others are to be written leaves no gap where it is not drawn.
	 */
	private static boolean isSeen(int code) {
		return !Character.isWhitespace(code) && !Character.isSpaceChar(code) && switch (Character.getType(code)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
			default -> code < 0xfe00 || code > 0xfe0f;
		};
	}

	private static String typed(int code) {
		for (int[] block : FORMS) {
			if (code >= block[0] && code <= block[1]) {
				return Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKC);
			}
		}
		return Character.toString(code);
	}

	private static BitSet read() {
		BitSet drawn = new BitSet();
		for (String script : PdfPages.FAMILIES.split(", ")) {
			try (InputStream bytes = PdfPages.font(script + "-regular");
					TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(bytes))) {
				CmapLookup glyphs = font.getUnicodeCmapLookup();
				for (int code = 0; code <= Character.MAX_VALUE; code++) {
					if (glyphs.getGlyphId(code) != 0) {
						drawn.set(code);
					}
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return drawn;
	}

}
