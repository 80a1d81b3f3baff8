package io.touchpoint.complaint.casework;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Where everything that happens to cases is written down for good. Called within the
 * transaction that makes it happen.
 */
@FunctionalInterface
public interface Trail {

	/**
	 * Writes down what happened at one site, in that order.
	 */
	Mono<Void> write(String site, List<Trace> traces);

}
