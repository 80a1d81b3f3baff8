package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.recovery.RecoveryTask;
import org.jspecify.annotations.Nullable;

/**
 * A promise with what one must know of its case.
 *
 * @param to whom it was made to, if that is not the customer of the case
 * @param late whether the customer did not get it in time
 * @param timeZone the site's, in which it is due
 * @param owner who owns the case
 * @param recovery what a breach opened
 * @param restricted whether its case is for few eyes only
 */
record PromiseView(UUID id, UUID complaint, String reference, String subject, Status caseStatus, @Nullable Person owner,
		String site, String timeZone, PromiseState state, String text, @Nullable String to, Person madeBy,
		Instant madeAt, Instant dueAt, boolean late, @Nullable Instant remindedAt, @Nullable Kept kept,
		@Nullable Breach breach, @Nullable Consent consent, @Nullable UUID predecessor, @Nullable UUID successor,
		@Nullable RecoveryTask recovery, boolean restricted, long revision) {
}
