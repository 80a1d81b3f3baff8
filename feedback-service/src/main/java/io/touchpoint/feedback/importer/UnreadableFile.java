package io.touchpoint.feedback.importer;

/**
 * The file as a whole cannot be imported; trying again would not help. The message is for
 * the person who sent it.
 */
final class UnreadableFile extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnreadableFile(String message) {
		super(message);
	}

}
