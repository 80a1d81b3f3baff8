package io.touchpoint.feedback.moderation;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as one reads it: letters of other widths and styles as plain ones, and without
 * the characters that nobody sees. It knows where each of its characters stands in the
 * text as it was written. Pure.
 */
final class PlainText {

	/** A sign that stands for a whole saying is no disguise of a letter. */
	private static final int LONGEST_SIGN = 4;

	private final StringBuilder text;

	private int[] from;

	private int[] to;

	private PlainText(int length) {
		this.text = new StringBuilder(length);
		this.from = new int[length + LONGEST_SIGN];
		this.to = new int[length + LONGEST_SIGN];
	}

	static PlainText of(String written) {
		PlainText plain = new PlainText(written.length());
		for (int at = 0; at < written.length();) {
			int point = written.codePointAt(at);
			int next = at + Character.charCount(point);
			if (!isUnseen(point)) {
				plain.add(plain(point), at, next);
			}
			at = next;
		}
		return plain;
	}

	private void add(String seen, int at, int next) {
		int length = this.text.length() + seen.length();
		if (length > this.from.length) {
			this.from = Arrays.copyOf(this.from, 2 * length);
			this.to = Arrays.copyOf(this.to, 2 * length);
		}
		Arrays.fill(this.from, this.text.length(), length, at);
		Arrays.fill(this.to, this.text.length(), length, next);
		this.text.append(seen);
	}

	private static String plain(int point) {
		String written = Character.toString(point);
		if (point < 0x80) {
			return written;
		}
		String plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
		return (plain.length() <= LONGEST_SIGN) ? plain : written;
	}

	/** Of format, and those that only choose how a sign before them looks. */
	private static boolean isUnseen(int point) {
		return Character.getType(point) == Character.FORMAT || point == 0x34f || (point >= 0xfe00 && point <= 0xfe0f);
	}

	String text() {
		return this.text.toString();
	}

	/**
	 * Where the character stands in the text as it was written.
	 */
	int from(int index) {
		return this.from[index];
	}

	/**
	 * Where what is before the index ends in the text as it was written.
	 */
	int to(int index) {
		return this.to[index - 1];
	}

}
