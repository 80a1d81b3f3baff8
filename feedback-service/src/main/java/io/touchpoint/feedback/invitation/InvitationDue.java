package io.touchpoint.feedback.invitation;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code invitation.due} and {@code invitation.reminder}, version 1: no name,
 * no address and no secret.
 */
record InvitationDue(UUID invitation, UUID customer, String survey) {

	static final String DUE = "invitation.due";

	static final String REMINDER = "invitation.reminder";

	static final int VERSION = 1;

	static NewEvent of(String type, Told told, Instant now) {
		return new NewEvent(type, VERSION, told.site(), now, told.id().toString(),
				new InvitationDue(told.id(), told.customer(), told.survey()));
	}

	/**
	 * An invitation whose time has come.
	 */
	record Told(UUID id, String site, UUID customer, String survey) {
	}

}
