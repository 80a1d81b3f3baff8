package io.touchpoint.complaint.casework;

import java.util.List;

import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.starter.event.NewEvent;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Tells for whose eyes answers to surveys are: the words of a restricted case that came
 * from them stand there too, with the feedback service. No case begins restricted, and
 * answers are tied to it where it begins: so a change of a case is the only moment.
 */
@Component
class RestrictedAnswers {

	private final AnswerLinkQueries links;

	RestrictedAnswers(AnswerLinkQueries links) {
		this.links = links;
	}

	/**
	 * What is to be told after a change, within its transaction: nothing unless the case
	 * is restricted, or was until then.
	 */
	Mono<List<NewEvent>> of(Accepted change) {
		return !concerns(change) ? Mono.just(List.of())
				: this.links.all(change.complaint().id())
					.collectList()
					.map((responses) -> responses.isEmpty() ? List.of()
							: List.of(AnswersTold.tell(change.steps().getLast(), responses)));
	}

	/** Every step of a restricted case may name another handler. */
	private static boolean concerns(Accepted change) {
		return !change.steps().isEmpty() && (change.complaint().restriction() != null
				|| change.steps().stream().anyMatch((step) -> step.event() instanceof ComplaintEvent.Restricted));
	}

}
