package io.touchpoint.starter.importer;

/**
 * Somebody stopped the run while it went on.
 */
final class ImportStopped extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ImportStopped() {
		super("The run was stopped", null, false, false);
	}

}
