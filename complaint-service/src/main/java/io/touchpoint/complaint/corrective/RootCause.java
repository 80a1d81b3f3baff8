package io.touchpoint.complaint.corrective;

import java.util.Map;

/**
 * An entry of the organisation's catalogue of root causes.
 *
 * @param code by which cases name it, for good
 * @param names what it is called, by language; English is always there
 * @param retired whether it is offered no more
 * @param revision rises by one with every change
 */
record RootCause(String code, Map<String, String> names, boolean retired, long revision) {

	/** What codes look like. */
	static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

}
