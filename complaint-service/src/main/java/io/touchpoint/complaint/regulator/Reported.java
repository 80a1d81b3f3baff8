package io.touchpoint.complaint.regulator;

import java.time.Instant;
import java.util.List;

import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What a return counts of one case.
 *
 * @param received when
 * @param fresh whether it was received in the period
 * @param openBefore whether it was received and not settled when the period began
 * @param reopened whether it was settled by then and opened again in the period
 * @param settledAt when it was settled, if it is at the end of the period
 * @param outcome how it had ended by then, if that is on record
 * @param further whether it concerns further sites
 */
record Reported(String site, Instant received, boolean fresh, boolean openBefore, boolean reopened,
		@Nullable Instant settledAt, @Nullable Outcome outcome, Formality formality, List<Cause> causes,
		AgeBand ageBand, Complainant complainant, boolean further) {

	/** Somebody worked on it in the period. */
	boolean concerned() {
		return this.fresh || this.openBefore || this.reopened;
	}

}
