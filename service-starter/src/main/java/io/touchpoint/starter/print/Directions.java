package io.touchpoint.starter.print;

import java.text.Bidi;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a paragraph into runs of one direction and turns those that are read from right to
 * left into the order in which they are drawn.
 */
final class Directions implements BidiSplitter, BidiReorderer {

	private static final String OPENING = "([{<«‹";

	private static final String CLOSING = ")]}>»›";

	private @Nullable Bidi paragraph;

	@Override
	public void setParagraph(String text, byte direction) {
		this.paragraph = new Bidi(text, switch (direction) {
			case RTL -> Bidi.DIRECTION_RIGHT_TO_LEFT;
			case LTR -> Bidi.DIRECTION_LEFT_TO_RIGHT;
			default -> Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT;
		});
	}

	@Override
	public int countTextRuns() {
		return paragraph().getRunCount();
	}

	@Override
	public BidiTextRun getVisualRun(int index) {
		Bidi bidi = paragraph();
		int start = bidi.getRunStart(index);
		return new BidiTextRun(start, bidi.getRunLimit(index) - start, isOdd(bidi.getRunLevel(index)) ? RTL : LTR);
	}

	@Override
	public byte getBaseDirection(String text) {
		return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? LTR : RTL;
	}

	private Bidi paragraph() {
		if (this.paragraph == null) {
			throw new IllegalStateException("No paragraph was set");
		}
		return this.paragraph;
	}

	private static boolean isOdd(int level) {
		return (level & 1) == 1;
	}

	@Override
	public String reorderRTLTextToLTR(String text) {
		StringBuilder drawn = new StringBuilder(text).reverse();
		for (int i = 0; i < drawn.length(); i++) {
			drawn.setCharAt(i, mirrored(drawn.charAt(i)));
		}
		return drawn.toString();
	}

	private static char mirrored(char sign) {
		int opening = OPENING.indexOf(sign);
		int closing = CLOSING.indexOf(sign);
		return (opening >= 0) ? CLOSING.charAt(opening) : (closing >= 0) ? OPENING.charAt(closing) : sign;
	}

	@Override
	public String shapeText(String text) {
		return ArabicForms.shaped(text);
	}

	@Override
	public String deshapeText(String text) {
		return text;
	}

	@Override
	public boolean isLiveImplementation() {
		return true;
	}

}
