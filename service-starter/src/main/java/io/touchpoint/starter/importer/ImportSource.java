package io.touchpoint.starter.importer;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file that is being imported.
 *
 * @param <T> what a row becomes
 */
public interface ImportSource<T> extends AutoCloseable {

	/**
	 * Looks through the whole file before anything is stored.
	 * @throws UnreadableFile if this is not a file of that kind
	 */
	Contents survey() throws IOException;

	/** Hands over one row after the other. */
	void rows(Consumer<ImportRow<T>> take) throws IOException;

	@Override
	default void close() throws IOException {
	}

	/**
	 * What a file holds.
	 *
	 * @param rows how many rows
	 * @param sites the sites that it brings along
	 * @param notes how ambiguous rows are understood
	 */
	record Contents(long rows, List<NewSite> sites, List<String> notes) {
	}

}
