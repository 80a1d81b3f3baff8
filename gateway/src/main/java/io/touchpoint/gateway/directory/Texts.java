package io.touchpoint.gateway.directory;

/**
 * The shapes that fields of the directory have.
 */
final class Texts {

	static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";

	static final String CODE_MESSAGE = "has 1 to 40 lower-case letters, digits and dashes, and begins with a letter or digit";

	/** These go into mail headers and file lines. */
	static final String LINE = "[^\\p{Cntrl}]*";

	static final String LINES = "[\\P{Cntrl}\\r\\n]*";

	static final String MESSAGE = "has control characters";

	private Texts() {
	}

}
