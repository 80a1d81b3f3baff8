package io.touchpoint.feedback.importer;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import io.touchpoint.starter.bulk.Unpacked;
import io.touchpoint.starter.importer.Beginning;
import io.touchpoint.starter.importer.UnreadableFile;

/**
 * The four CSV files of the Olist marketplace, in one ZIP.
 */
final class OlistZip implements Closeable {

	static final String SELLERS = "sellers";

	static final String ITEMS = "order_items";

	static final String ORDERS = "orders_dataset";

	static final String REVIEWS = "reviews";

	/** Twice what the marketplace has published and a run reads of it. */
	static final long MOST_BYTES = 128L << 20;

	private static final Map<String, List<String>> COLUMNS = Map.of(SELLERS,
			List.of("seller_id", "seller_city", "seller_state"), ITEMS,
			List.of("order_id", "order_item_id", "seller_id"), ORDERS,
			List.of("order_id", "order_status", "order_delivered_customer_date", "order_estimated_delivery_date"),
			REVIEWS, List.of("review_id", "order_id", "review_score", "review_comment_title", "review_comment_message",
					"review_creation_date", "review_answer_timestamp"));

	private static final String EXPECTED = "a ZIP of the four Olist files, with "
			+ String.join(", ", SELLERS, ITEMS, ORDERS, REVIEWS) + " in their names";

	private final ZipFile zip;

	private final Unpacked.Allowance allowance;

	private OlistZip(ZipFile zip, long mostBytes) {
		this.zip = zip;
		this.allowance = new Unpacked.Allowance(mostBytes);
	}

	/**
	 * Opens an archive.
	 * @param mostBytes how much of it is unpacked, all its files together
	 */
	static OlistZip open(Path file, long mostBytes) throws IOException {
		try {
			return new OlistZip(new ZipFile(file.toFile()), mostBytes);
		}
		catch (ZipException ex) {
			throw UnreadableFile.unlike(OlistFile.PROFILE, EXPECTED, Beginning.of(file));
		}
	}

	/** Reads one of the files, row by row. */
	void each(String name, Consumer<NamedCsvRecord> action) throws IOException {
		boolean[] checked = new boolean[1];
		try (CsvReader<NamedCsvRecord> reader = reader(name)) {
			for (NamedCsvRecord row : reader) {
				if (!checked[0]) {
					checkColumns(name, row.getHeader());
					checked[0] = true;
				}
				if (row.getFieldCount() < row.getHeader().size() && !name.equals(REVIEWS)) {
					throw new UnreadableFile("The file '" + name + "' of the ZIP is cut off or broken at line "
							+ row.getStartingLineNumber() + ".");
				}
				action.accept(row);
			}
		}
		catch (CsvParseException | UncheckedIOException ex) {
			throw UnreadableFile.malformed("The file '" + name + "' of the ZIP is not well-formed CSV", ex);
		}
	}

	private static void checkColumns(String name, List<String> header) {
		List<String> needed = COLUMNS.getOrDefault(name, List.of());
		if (!header.containsAll(needed)) {
			throw UnreadableFile.unlike(OlistFile.PROFILE, EXPECTED, "Its file '" + name + "' should have the columns "
					+ String.join(", ", needed) + " and has " + String.join(", ", header));
		}
	}

	private CsvReader<NamedCsvRecord> reader(String name) throws IOException {
		ZipEntry entry = this.zip.stream()
			.filter((candidate) -> candidate.getName().contains(name))
			.findFirst()
			.orElseThrow(() -> UnreadableFile.unlike(OlistFile.PROFILE, EXPECTED,
					"This ZIP has no '" + name + "', but " + names()));
		return CsvReader.builder()
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.ofNamedCsvRecord(Unpacked.open(this.zip.getInputStream(entry), this.allowance), StandardCharsets.UTF_8);
	}

	private String names() {
		return this.zip.stream().map(ZipEntry::getName).limit(5).collect(Collectors.joining(", "));
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
