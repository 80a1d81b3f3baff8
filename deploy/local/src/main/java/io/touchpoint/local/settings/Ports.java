package io.touchpoint.local.settings;

/**
 * The row of ports, all derived from the first one.
 *
 * @param first the gateway's port
 */
public record Ports(int first) {

	private static final int LOWEST = 1024;

	private static final int LAST_OFFSET = 15;

	private static final int HIGHEST = 65535;

	public Ports {
		if (first < LOWEST || first + LAST_OFFSET > HIGHEST) {
			throw new Problem(
					"TOUCHPOINT_PORT is %d; it must lie between %d and %d, because %d ports from there on are used."
						.formatted(first, LOWEST, HIGHEST - LAST_OFFSET, LAST_OFFSET + 1));
		}
	}

	static Ports parse(String text) {
		try {
			return new Ports(Integer.parseInt(text.strip()));
		}
		catch (NumberFormatException ex) {
			throw new Problem("TOUCHPOINT_PORT is \"%s\", which is not a number.".formatted(text), ex);
		}
	}

	public int postgres() {
		return this.first + 6;
	}

	public int smtp() {
		return this.first + 7;
	}

	public int imap() {
		return this.first + 8;
	}

}
