package io.touchpoint.local.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A page with a letter on it: the smallest PDF that every reader shows. ASCII only, so
 * that a position in the text is a position in the file.
 */
final class LetterScan {

	private static final int WIDEST = 70;

	private LetterScan() {
	}

	static String of(String words) {
		StringBuilder page = new StringBuilder("BT /F1 13 Tf 18 TL 72 740 Td (To the management) Tj T* T*\n");
		lines(words).forEach((line) -> page.append('(').append(escaped(line)).append(") Tj T*\n"));
		page.append("ET");
		List<String> objects = List.of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
				"<< /Length %d >>\nstream\n%s\nendstream".formatted(page.length(), page),
				"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Italic >>");
		return file(objects);
	}

	private static String file(List<String> objects) {
		StringBuilder file = new StringBuilder("%PDF-1.4\n");
		StringBuilder places = new StringBuilder("0000000000 65535 f \n");
		for (int i = 0; i < objects.size(); i++) {
			places.append("%010d 00000 n \n".formatted(file.length()));
			file.append("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects.get(i)));
		}
		int start = file.length();
		int count = objects.size() + 1;
		return file.append("xref\n0 %d\n%s".formatted(count, places))
			.append("trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n".formatted(count, start))
			.toString();
	}

	private static List<String> lines(String words) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : words.split(" ")) {
			if (line.length() + word.length() >= WIDEST) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append(line.isEmpty() ? "" : " ").append(word);
		}
		lines.add(line.toString());
		return lines;
	}

	private static String escaped(String line) {
		return line.replaceAll("[^ -~]", "?").replaceAll("([\\\\()])", "\\\\$1");
	}

}
