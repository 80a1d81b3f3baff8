package io.touchpoint.complaint.file;

import java.util.Arrays;

import io.touchpoint.starter.scan.ScanCheck;

/**
 * A file that may be kept.
 *
 * @param name what it is called, fit to be shown
 */
public record NewFile(String name, ScanCheck.Scan scan) {

	private static final int LONGEST_NAME = 120;

	/**
	 * With the last part of a path, and the ending that its content has.
	 */
	static NewFile of(String sent, ScanCheck.Scan scan) {
		String plain = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
			.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\"<>|:*?]", " ")
			.strip();
		int dot = plain.lastIndexOf('.');
		String stem = (dot > 0) ? plain.substring(0, dot).strip() : plain;
		String name = stem.isEmpty() ? "file" : stem;
		int end = name.offsetByCodePoints(0, Math.min(name.codePointCount(0, name.length()), LONGEST_NAME));
		return new NewFile(name.substring(0, end) + ending(scan.type()), scan);
	}

	private static String ending(String type) {
		return switch (type) {
			case "image/jpeg" -> ".jpg";
			case "image/png" -> ".png";
			default -> ".pdf";
		};
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof NewFile file && this.name.equals(file.name) && this.scan.equals(file.scan);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(new Object[] { this.name, this.scan });
	}

}
