package io.touchpoint.feedback.voice;

import java.util.UUID;

import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.LetterAnswers;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.stereotype.Component;

/**
 * Ties a letter to the answer that its marks are, whatever it becomes besides: its scan
 * is kept no longer than that of others, and goes when the answer is erased.
 */
@Component
class LetterMarks implements LetterAnswers {

	private final LetterRepository letters;

	private final SiteScopedTransaction transaction;

	LetterMarks(LetterRepository letters, SiteScopedTransaction transaction) {
		this.letters = letters;
		this.transaction = transaction;
	}

	@Override
	public Mono<Void> entered(String site, String key, UUID response) {
		UUID letter = Letter.ofKey(key);
		return (letter == null) ? Mono.empty()
				: this.transaction.run(SiteScope.of(site), this.letters.marked(letter, response)).then();
	}

}
