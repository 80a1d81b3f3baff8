package io.touchpoint.complaint.corrective;

import io.touchpoint.complaint.casework.Belongings;
import io.touchpoint.complaint.casework.Complaint;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * What is still to be done is done in the case that stays.
 */
@Component
class ActionsMove implements Belongings {

	private final ActionRepository actions;

	ActionsMove(ActionRepository actions) {
		this.actions = actions;
	}

	@Override
	public Mono<Void> moveOver(Complaint merged, Complaint stays) {
		return this.actions.moveOver(merged.id(), stays.id());
	}

	@Override
	public Mono<Void> giveBack(Complaint merged, Complaint stays) {
		return this.actions.giveBack(merged.id());
	}

}
