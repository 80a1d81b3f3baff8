package io.touchpoint.complaint.remedy;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Obstacle;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.casework.Status;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * A case is not resolved while a remedy in it waits for a yes, nor with one that costs
 * something and of which nobody has said what. A customer who withdraws and a body
 * outside that takes over are not held up.
 */
@Component
class UnfinishedRemedies implements Obstacle {

	private final GrantRepository grants;

	UnfinishedRemedies(GrantRepository grants) {
		this.grants = grants;
	}

	@Override
	public Mono<String> to(Complaint before, Complaint after) {
		return (after.status() != Status.RESOLVED) ? Mono.empty()
				: waiting(before).switchIfEmpty(Mono.defer(() -> unsaid(before, after.settlement().remedy())));
	}

	private Mono<String> waiting(Complaint complaint) {
		return this.grants.waiting(complaint.id())
			.filter((any) -> any)
			.map((any) -> "A remedy still waits for approval. Have it approved or declined first.");
	}

	private Mono<String> unsaid(Complaint complaint, @Nullable Remedy named) {
		return (named == null || named.price() == Remedy.Price.NOTHING) ? Mono.empty() : this.grants
			.granted(complaint.id(), named)
			.filter((granted) -> !granted)
			.map((missing) -> "The remedy that you name has a cost. Give it in the case first, with what it costs.");
	}

}
