package io.touchpoint.feedback.journey;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * Those who plan mystery visits, and may know when one is due.
 */
public interface VisitPlanners {

	/**
	 * The ids of their accounts; an error while nobody can be asked.
	 */
	Mono<List<UUID>> of(String site);

	/**
	 * Where one of them is written to; empty if it is none of them any more, or has no
	 * address.
	 */
	Mono<String> address(UUID planner, String site);

}
