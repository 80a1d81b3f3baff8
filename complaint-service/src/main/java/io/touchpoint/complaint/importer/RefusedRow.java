package io.touchpoint.complaint.importer;

/**
 * Leaves the reading of a row with the reason why it is refused.
 */
final class RefusedRow extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String reason;

	RefusedRow(String reason) {
		super(reason, null, false, false);
		this.reason = reason;
	}

	String reason() {
		return this.reason;
	}

}
