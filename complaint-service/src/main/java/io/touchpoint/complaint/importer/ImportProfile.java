package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Knows one kind of file.
 */
interface ImportProfile {

	/** The name by which it is asked for. */
	String code();

	/**
	 * Looks through the whole file before anything is stored.
	 * @throws UnreadableFile if this is not a file of that kind
	 */
	Contents survey(InputStream file) throws IOException;

	/**
	 * Reads the whole file, row by row: the same rows each time.
	 * @param zones the time zones of the sites
	 */
	void read(InputStream file, Zones zones, Consumer<ImportRow> rows) throws IOException;

	/** How a site of this file is made, if the file tells of sites that may be new. */
	Optional<DirectorySite> site(String code);

	/**
	 * What a file holds.
	 *
	 * @param rows how many rows
	 * @param sites the codes of the sites that it brings along
	 */
	record Contents(long rows, Set<String> sites) {
	}

	/** The file as a whole makes no sense. */
	final class UnreadableFile extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnreadableFile(String message) {
			super(message, null, false, false);
		}

	}

}
