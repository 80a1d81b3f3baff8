package io.touchpoint.starter.importer;

/**
 * Leaves the reading of a row with the reason why it is refused.
 */
public final class RefusedRow extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	public RefusedRow(String reason) {
		super(reason, null, false, false);
		this.reason = reason;
	}

	public String reason() {
		return this.reason;
	}

}
