package io.touchpoint.complaint.recovery;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Obstacle;
import io.touchpoint.complaint.casework.Status;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * A case is not closed before the customer who was let down has been made up to.
 */
@Component
class OpenRecoveries implements Obstacle {

	private final RecoveryTaskRepository tasks;

	OpenRecoveries(RecoveryTaskRepository tasks) {
		this.tasks = tasks;
	}

	@Override
	public Mono<String> to(Complaint before, Complaint after) {
		return (after.status() != Status.CLOSED) ? Mono.empty()
				: this.tasks.anyOpen(before.id())
					.filter((open) -> open)
					.map((open) -> "A promise was broken and nobody has made up for it yet. Say what was done for the "
							+ "customer first.");
	}

}
