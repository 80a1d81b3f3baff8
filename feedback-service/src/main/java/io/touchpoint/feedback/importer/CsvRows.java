package io.touchpoint.feedback.importer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import io.touchpoint.starter.bulk.Unpacked;
import io.touchpoint.starter.importer.Beginning;
import io.touchpoint.starter.importer.UnreadableFile;

/**
 * Reads any CSV file by its shape. Columns without a name of their own are called by
 * their number.
 */
record CsvRows(Path file, CsvShape shape) {

	private static final int BEGINNING = 1 << 16;

	private static final int MOST_COLUMNS = 500;

	/** The beginning of the file, unpacked. */
	static byte[] beginning(Path file) throws IOException {
		try (InputStream in = Unpacked.open(Files.newInputStream(file))) {
			return in.readNBytes(BEGINNING);
		}
	}

	/**
	 * Hands over one row after the other, with the names of the columns.
	 * @param take tells whether to go on
	 * @throws UnreadableFile if it is no CSV
	 */
	void each(BiPredicate<List<String>, CsvRecord> take) throws IOException {
		Charset charset = this.shape.charset();
		Character separator = this.shape.separator();
		try (CsvReader<CsvRecord> records = CsvReader.builder()
			.fieldSeparator((separator != null) ? separator : ',')
			.detectBomHeader(true)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.ofCsvRecord(Unpacked.open(Files.newInputStream(this.file)),
					(charset != null) ? charset : StandardCharsets.UTF_8)) {
			Iterator<CsvRecord> rows = records.iterator();
			if (!rows.hasNext()) {
				throw unlike();
			}
			CsvRecord first = rows.next();
			List<String> columns = columns(first);
			boolean more = this.shape.hasHeader() || take.test(columns, first);
			while (more && rows.hasNext()) {
				more = take.test(columns, rows.next());
			}
		}
		catch (CsvParseException | UncheckedIOException ex) {
			throw UnreadableFile.malformed("The file is not well-formed CSV", ex);
		}
	}

	private List<String> columns(CsvRecord first) throws IOException {
		if (first.getFieldCount() > MOST_COLUMNS) {
			throw new UnreadableFile("The file has more than " + MOST_COLUMNS + " columns.");
		}
		if (first.getFields().stream().anyMatch((field) -> field.indexOf('\0') >= 0)) {
			throw unlike();
		}
		Set<String> known = new HashSet<>();
		List<String> columns = new ArrayList<>();
		IntStream.range(0, first.getFieldCount()).forEach((index) -> {
			String name = this.shape.hasHeader() ? first.getField(index).strip() : "";
			columns.add((!name.isEmpty() && known.add(name)) ? name : "Column " + (index + 1));
		});
		return columns;
	}

	private UnreadableFile unlike() throws IOException {
		return UnreadableFile.unlike(MappedProfile.CODE, "CSV files of any kind", Beginning.of(this.file));
	}

}
