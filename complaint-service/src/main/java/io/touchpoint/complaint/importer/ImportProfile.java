package io.touchpoint.complaint.importer;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Knows one kind of file.
 */
interface ImportProfile {

	/** The name by which it is asked for. */
	String code();

	/**
	 * Reads the whole file, row by row.
	 * @param zones the time zones of the sites known so far
	 * @throws UnreadableFile if this is not a file of that kind
	 */
	void read(InputStream file, Map<String, ZoneId> zones, Consumer<ImportRow> rows) throws IOException;

	/** How a site of this file is made, if the file tells of sites that may be new. */
	Optional<DirectorySite> site(String code);

	/** The file as a whole makes no sense. */
	final class UnreadableFile extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnreadableFile(String message) {
			super(message, null, false, false);
		}

	}

}
