package io.touchpoint.complaint.recovery;

import java.time.Instant;

import io.touchpoint.complaint.casework.Belongings;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Merge;
import io.touchpoint.complaint.casework.Status;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Nobody is asked twice whether the customer of one matter came back: the case that stays
 * has checks of its own.
 */
@Component
class ChecksOfMerged implements Belongings {

	private final ReturnCheckRepository checks;

	ChecksOfMerged(ReturnCheckRepository checks) {
		this.checks = checks;
	}

	@Override
	public Mono<Void> moveOver(Complaint merged, Complaint stays) {
		return this.checks.cancel(merged.id());
	}

	@Override
	public Mono<Void> giveBack(Complaint merged, Complaint stays) {
		Merge merge = merged.merge();
		Instant resolvedAt = merged.times().resolvedAt();
		boolean stands = merge != null && (merge.from() == Status.RESOLVED || merge.from() == Status.CLOSED);
		return (stands && resolvedAt != null) ? this.checks.askAgain(merged.id(), resolvedAt) : Mono.empty();
	}

}
