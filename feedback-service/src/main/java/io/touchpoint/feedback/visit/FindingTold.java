package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code security.found}, version 1: that there is a finding, and who may know
 * of it; not a word of what it is.
 *
 * @param managers ids of their accounts
 */
record FindingTold(UUID finding, List<UUID> managers) {

	static final String TYPE = "security.found";

	static final int VERSION = 1;

	static NewEvent of(SecurityFinding finding, List<UUID> managers, Instant now) {
		return new NewEvent(TYPE, VERSION, finding.site(), now, finding.id().toString(),
				new FindingTold(finding.id(), managers));
	}

}
