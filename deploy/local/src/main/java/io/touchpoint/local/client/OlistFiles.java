package io.touchpoint.local.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.touchpoint.local.settings.Problem;

/**
 * The four files of the Olist data that belong together, sent as one archive: reviews
 * name orders, orders have items, items name sellers (the sites).
 */
final class OlistFiles {

	/** In the order in which a reader can resolve them. */
	private static final List<String> NAMES = List.of("olist_sellers_dataset.csv", "olist_orders_dataset.csv",
			"olist_order_items_dataset.csv", "olist_order_reviews_dataset.csv");

	private OlistFiles() {
	}

	/**
	 * The files, found from one of them or their folder.
	 */
	static List<Path> beside(Path given) {
		Path folder = Files.isDirectory(given) ? given : given.toAbsolutePath().resolveSibling("");
		List<Path> found = new ArrayList<>();
		for (String name : NAMES) {
			found.add(Stream.of(name, name + ".gz")
				.map(folder::resolve)
				.filter(Files::isRegularFile)
				.findFirst()
				.orElseThrow(() -> new Problem(
						"The profile olist needs %s (or .gz) in %s, beside the reviews.".formatted(name, folder))));
		}
		return found;
	}

	static Path zipped(Path given) throws IOException {
		List<Path> files = beside(given);
		Path archive = Files.createTempFile("touchpoint-olist", ".zip");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
			for (int i = 0; i < files.size(); i++) {
				zip.putNextEntry(new ZipEntry(NAMES.get(i)));
				copy(files.get(i), zip);
				zip.closeEntry();
			}
		}
		return archive;
	}

	private static void copy(Path file, OutputStream into) throws IOException {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
			plain.transferTo(into);
		}
	}

}
