package io.touchpoint.starter.importer;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Knows one kind of file.
 *
 * @param <T> what a row becomes
 */
public interface ImportProfile<T> {

	/** The name by which it is asked for. */
	String code();

	/**
	 * Opens a file; reading it again, after a restart too, gives the same rows.
	 * @param sites the sites that a row may be about
	 * @throws UnreadableFile if this is not a file of that kind
	 */
	ImportSource<T> open(Path file, KnownSites sites) throws IOException;

	/** Whether somebody has to say how a file is to be read before it is. */
	default boolean prepared() {
		return false;
	}

	/**
	 * Opens a file as it was prepared.
	 * @param options what was chosen, as JSON
	 * @throws UnreadableFile if it cannot be read so
	 */
	default ImportSource<T> open(Path file, KnownSites sites, @Nullable String options) throws IOException {
		return open(file, sites);
	}

}
