package io.touchpoint.complaint.remedy;

import io.touchpoint.complaint.casework.Belongings;
import io.touchpoint.complaint.casework.Complaint;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * A remedy that waits for a yes waits in the case that stays. What was decided before
 * stays where it was.
 */
@Component
class RemediesMove implements Belongings {

	private final GrantRepository grants;

	RemediesMove(GrantRepository grants) {
		this.grants = grants;
	}

	@Override
	public Mono<Void> moveOver(Complaint merged, Complaint stays) {
		return this.grants.moveOver(merged.id(), stays.id());
	}

	@Override
	public Mono<Void> giveBack(Complaint merged, Complaint stays) {
		return this.grants.giveBack(merged.id());
	}

}
