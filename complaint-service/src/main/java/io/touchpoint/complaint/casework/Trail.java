package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * Where everything that happens to cases is written down for good. Called within the
 * transaction that makes it happen.
 */
public interface Trail {

	/**
	 * Writes down what happened at one site, in that order.
	 */
	Mono<Void> write(String site, List<Trace> traces);

	/**
	 * Whether that account did that to a case since a time.
	 */
	Mono<Boolean> tells(UUID complaint, String kind, String actor, Instant since);

}
