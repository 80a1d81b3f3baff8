package io.touchpoint.starter.importer;

import java.io.IOException;
import java.nio.file.Path;

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

}
