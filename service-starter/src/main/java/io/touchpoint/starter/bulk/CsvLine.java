package io.touchpoint.starter.bulk;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a line of CSV.
 */
public final class CsvLine {

	/** Spreadsheets part cells at semicolons where the comma is the decimal point. */
	private static final String PARTING = ",;\t\"\n\r";

	private static final String FORMULA = "=+-@\t\r";

	private CsvLine() {
	}

	/** The cells as they are, so that reading the line gives them back. */
	public static String of(List<String> cells) {
		return cells.stream().map(CsvLine::quoted).collect(Collectors.joining(","));
	}

	/**
	 * A line for a spreadsheet: what it would take for a formula gets an apostrophe.
	 */
	public static String harmless(String... cells) {
		return of(Arrays.stream(cells).map(CsvLine::harmless).toList()) + "\n";
	}

	private static String harmless(String cell) {
		return (!cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0) ? "'" + cell : cell;
	}

	private static String quoted(String cell) {
		return cell.chars().anyMatch((letter) -> PARTING.indexOf(letter) >= 0) ? '"' + cell.replace("\"", "\"\"") + '"'
				: cell;
	}

}
