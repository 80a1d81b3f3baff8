package io.touchpoint.feedback.importer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * Finds out how a CSV file is written, from its beginning. Pure.
 */
final class CsvGuess {

	/** What Western spreadsheets write that do not write UTF-8. */
	private static final String OTHERWISE = "windows-1252";

	private static final char[] DELIMITERS = { ',', ';', '\t', '|' };

	private static final int ROWS = 50;

	private CsvGuess() {
	}

	static CsvShape of(byte[] beginning) {
		String encoding = encoding(beginning);
		String text = text(beginning, Charset.forName(encoding));
		char delimiter = delimiter(text);
		return new CsvShape(encoding, String.valueOf(delimiter), hasHeader(rows(text, delimiter)));
	}

	static String encoding(byte[] bytes) {
		if (startsWith(bytes, 0xff, 0xfe)) {
			return StandardCharsets.UTF_16LE.name();
		}
		if (startsWith(bytes, 0xfe, 0xff)) {
			return StandardCharsets.UTF_16BE.name();
		}
		return isUtf8(bytes) ? StandardCharsets.UTF_8.name() : OTHERWISE;
	}

	private static boolean startsWith(byte[] bytes, int first, int second) {
		return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
	}

	/** A letter that the beginning cuts in two is no fault. */
	private static boolean isUtf8(byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), false);
		return !result.isError();
	}

	private static String text(byte[] bytes, Charset charset) {
		String text = new String(bytes, charset);
		return text.startsWith("\ufeff") ? text.substring(1) : text;
	}

	/** The one that cuts most rows into equally many fields. */
	private static char delimiter(String text) {
		char best = ',';
		long most = 0;
		for (char delimiter : DELIMITERS) {
			List<List<String>> rows = rows(text, delimiter);
			int width = rows.isEmpty() ? 0 : rows.getFirst().size();
			long alike = (width < 2) ? 0 : rows.stream().filter((row) -> row.size() == width).count() * 1000 + width;
			if (alike > most) {
				most = alike;
				best = delimiter;
			}
		}
		return best;
	}

	/** The last row may be cut off. */
	private static List<List<String>> rows(String text, char delimiter) {
		List<List<String>> rows = new ArrayList<>();
		try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(text)) {
			for (CsvRecord row : reader) {
				rows.add(row.getFields());
				if (rows.size() > ROWS) {
					break;
				}
			}
		}
		catch (CsvParseException | java.io.IOException ex) {
			return rows;
		}
		if (rows.size() > 1) {
			rows.removeLast();
		}
		return rows;
	}

	/** Names are there, differ, and are no numbers. */
	private static boolean hasHeader(List<List<String>> rows) {
		if (rows.isEmpty()) {
			return true;
		}
		Set<String> names = new HashSet<>();
		return rows.getFirst()
			.stream()
			.map(String::strip)
			.allMatch((name) -> !name.isEmpty() && names.add(name) && !name.matches("[-+]?[\\d.,:/ ]+"));
	}

}
