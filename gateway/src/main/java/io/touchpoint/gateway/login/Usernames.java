package io.touchpoint.gateway.login;

/**
 * What a name to sign in with may look like.
 */
public final class Usernames {

	/** Lower case, so that there is one way to write it. */
	public static final String PATTERN = "[a-z0-9][a-z0-9._@+-]{1,59}";

	/** The same for people. */
	public static final String MESSAGE = "has 2 to 60 lower-case letters, digits and . _ @ + -";

	private Usernames() {
	}

}
