package io.touchpoint.complaint.promise;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Obstacle;
import io.touchpoint.complaint.casework.PlainText;
import io.touchpoint.complaint.casework.Status;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * A case is not closed while a promise in it is open. A customer who withdraws and a body
 * outside that takes over are not held up.
 */
@Component
class OpenPromises implements Obstacle {

	private static final int LONGEST = 80;

	private final PromiseRepository promises;

	OpenPromises(PromiseRepository promises) {
		this.promises = promises;
	}

	@Override
	public Mono<String> to(Complaint before, Complaint after) {
		return (after.status() != Status.CLOSED) ? Mono.empty()
				: this.promises.openText(before.id())
					.map((text) -> "A promise is still open: \u201c" + PlainText.beginning(text, LONGEST)
							+ "\u201d. Keep it, agree on another one with the customer, or say that it is broken.");
	}

}
