package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Keeps what hangs on a case in step with it. Called with every change of a case, in the
 * transaction that makes it.
 */
@FunctionalInterface
public interface CaseWatch {

	/**
	 * A case has changed.
	 * @param complaint the case as it is now
	 * @param history its moves so far, in order
	 */
	Mono<Void> changed(Complaint complaint, List<Stage> history, Instant now);

	/** A case has begun, perhaps some days after it came. */
	default Mono<Void> begun(Complaint complaint, List<Stage> history, Instant now) {
		return changed(complaint, history, now);
	}

}
