package io.touchpoint.complaint.browse;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.MonitoredArea;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are wanted; null or empty means any.
 *
 * @param unit code of a unit, or {@code none} for cases that lie with none
 * @param owner id of a colleague, or {@code none} for cases that nobody owns
 * @param open whether an answer is still owed
 * @param due by when a deadline or a promise of the case is due
 * @param unread whether something of the customer's waits to be read
 * @param action which corrective actions it has
 * @param rootCause the code of what was found at the root
 * @param reference the number of the one that is wanted, in full
 * @param sameCustomerAs the case whose customer's other cases are wanted
 * @param words of the case, of its reference or of its customer's name and addresses
 * @param wordsOfRestricted whether the reader sees the words of restricted cases
 * @param contacts whether the reader sees who the customers are
 * @param from first moment of receipt
 * @param until first moment of receipt that is too late
 */
record ComplaintFilter(@Nullable String site, List<Status> status, List<Severity> severity, @Nullable Cause cause,
		@Nullable MonitoredArea area, @Nullable Formality formality, @Nullable String unit, @Nullable String owner,
		@Nullable Boolean overdue, @Nullable Boolean open, @Nullable DueBy due, @Nullable Boolean unread,
		@Nullable OpenActions action, @Nullable String rootCause, @Nullable String reference,
		@Nullable UUID sameCustomerAs, @Nullable String words, boolean wordsOfRestricted, boolean contacts,
		@Nullable Instant from, @Nullable Instant until) {

	/** What {@code owner} and {@code unit} say for cases that have none. */
	static final String NOBODY = "none";

	/** What {@code owner} says for cases of whoever asks. */
	static final String ME = "me";

}
