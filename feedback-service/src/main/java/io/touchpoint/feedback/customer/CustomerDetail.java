package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A customer with what happened, at the sites that the caller sees.
 *
 * @param consent null also for a shared customer, of whom only the item tells whether
 * they may be written to
 * @param responses answers that the customer let us keep with the name
 * @param referred how many others the customer sent
 * @param alike other entries that may be the same customer; decides nothing
 */
record CustomerDetail(CustomerItem customer, @Nullable Consent consent, @Nullable Instant optedOutAt,
		@Nullable UUID referredBy, @Nullable String referredByName, long referred, long revision,
		List<VisitShown> visits, List<InvitationShown> invitations, List<ResponseShown> responses,
		List<DepartureShown> departures, List<MergeShown> merges, List<AlikeShown> alike) {

	/** A visit. */
	record VisitShown(UUID id, String site, Instant visitedAt, String source, boolean first) {
	}

	/** An invitation. */
	record InvitationShown(UUID id, String site, String cause, String state, Instant dueAt, @Nullable Instant invitedAt,
			@Nullable LocalDate answeredOn) {
	}

	/** A response. */
	record ResponseShown(UUID id, String site, String touchpoint, @Nullable Integer overall, String moment,
			Instant occurredAt) {
	}

	/**
	 * That the customer left.
	 *
	 * @param withdrawableUntil until when it can be taken back
	 * @param withdrawnBy who took it back, because it was entered by mistake; it counts
	 * nowhere then
	 */
	record DepartureShown(UUID id, String site, DepartureReason reason, @Nullable String note, LocalDate departedOn,
			String recordedBy, Instant recordedAt, Instant withdrawableUntil, @Nullable String withdrawnBy,
			@Nullable Instant withdrawnAt) {
	}

	/** Another entry that was put into this one. */
	record MergeShown(UUID id, UUID merged, @Nullable String mergedName, String by, Instant mergedAt,
			@Nullable Instant undoneAt) {
	}

	/** Another entry that may be the same customer, and what speaks for it. */
	record AlikeShown(UUID id, @Nullable String name, @Nullable String email, @Nullable String phone,
			List<Because> because) {
	}

	/** Why two entries may be one customer. */
	enum Because {

		SAME_PHONE, SAME_NAME

	}

}
