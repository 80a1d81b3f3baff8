package io.touchpoint.complaint.promise;

import io.touchpoint.complaint.casework.Belongings;
import io.touchpoint.complaint.casework.Complaint;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * What was promised is owed, whichever of two cases of one matter stays. A promise to
 * somebody else, or to nobody known, stays where that customer reads of it; the case that
 * goes on is not closed before it is kept.
 */
@Component
class PromisesMove implements Belongings {

	private final PromiseRepository promises;

	PromisesMove(PromiseRepository promises) {
		this.promises = promises;
	}

	@Override
	public Mono<Void> moveOver(Complaint merged, Complaint stays) {
		return merged.sameContact(stays) ? this.promises.moveOver(merged.id(), stays.id()) : Mono.empty();
	}

	@Override
	public Mono<Void> giveBack(Complaint merged, Complaint stays) {
		return this.promises.giveBack(merged.id());
	}

}
