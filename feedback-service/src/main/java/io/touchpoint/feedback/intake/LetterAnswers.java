package io.touchpoint.feedback.intake;

import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * Hears which answer the marks of a letter have become.
 */
@FunctionalInterface
public interface LetterAnswers {

	/**
	 * @param key under which staff entered it
	 */
	Mono<Void> entered(String site, String key, UUID response);

}
