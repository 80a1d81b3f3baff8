package io.touchpoint.complaint.tracking;

import java.time.Instant;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code link.renewed}, version 1, told of a case: all links to the tracking
 * page of a case ended, and whoever left an address gets a new one.
 *
 * @param contactable whether there is an address to write to
 */
record LinkRenewed(String reference, boolean contactable) {

	static final String TYPE = "link.renewed";

	static final int VERSION = 1;

	static NewEvent of(Complaint complaint, Instant at) {
		return new NewEvent(TYPE, VERSION, complaint.site(), at, complaint.id().toString(),
				new LinkRenewed(complaint.reference(), complaint.contact() != null));
	}

}
