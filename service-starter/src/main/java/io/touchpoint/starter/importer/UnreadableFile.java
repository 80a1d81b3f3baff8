package io.touchpoint.starter.importer;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.touchpoint.starter.bulk.Unpacked;

/**
 * The file as a whole cannot be imported; trying again would not help. The message is for
 * the person who sent it.
 */
public final class UnreadableFile extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public UnreadableFile(String message) {
		super(message, null, false, false);
	}

	/**
	 * What a parser could not read; not its fault if the file unpacks to too much or
	 * breaks off, which is thrown as what it is.
	 */
	public static UnreadableFile malformed(String what, RuntimeException parsing) throws IOException {
		switch (parsing.getCause()) {
			case Unpacked.TooLarge ex -> throw ex;
			case UncheckedIOException ex -> throw ex.getCause();
			case IOException ex -> throw ex;
			case null, default -> {
				return new UnreadableFile(what + ": " + parsing.getMessage());
			}
		}
	}

	/**
	 * Another kind of file than the profile reads.
	 * @param expected what its files look like
	 * @param found what this one looks like, as {@link Beginning} tells
	 */
	public static UnreadableFile unlike(String profile, String expected, String found) {
		return new UnreadableFile(
				"This is no file for the profile " + profile + ", which reads " + expected + ". " + found + ".");
	}

}
