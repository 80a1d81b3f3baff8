package io.touchpoint.feedback.intake;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Which websites may show a survey inside their own pages.
 */
@FunctionalInterface
public interface Framing {

	/**
	 * The origins that may, none where nobody said so.
	 */
	Mono<List<String>> originsOf(String survey);

}
