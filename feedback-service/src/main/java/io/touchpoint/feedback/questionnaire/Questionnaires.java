package io.touchpoint.feedback.questionnaire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

import org.springframework.stereotype.Component;

/**
 * The published questionnaires. A published version never changes, so it is read once.
 */
@Component
public class Questionnaires {

	private static final SiteScope NO_SITE = SiteScope.of();

	private final QuestionnaireRepository repository;

	private final SiteScopedTransaction transaction;

	private final Map<Version, Questionnaire> read = new ConcurrentHashMap<>();

	Questionnaires(QuestionnaireRepository repository, SiteScopedTransaction transaction) {
		this.repository = repository;
		this.transaction = transaction;
	}

	/**
	 * The newest published version of each questionnaire.
	 */
	public Flux<Questionnaire> newest() {
		return this.transaction.list(NO_SITE, this.repository.newestPublished()).map(Published::questionnaire);
	}

	/**
	 * The newest published version; empty if there is none.
	 */
	public Mono<Questionnaire> newest(String id) {
		return this.transaction.run(NO_SITE, this.repository.newestPublished(id));
	}

	/**
	 * Refuses a questionnaire that a kiosk cannot begin with, naming the field that chose
	 * it. Works in the caller's transaction.
	 */
	public Mono<Void> requireForKiosk(String id, String field) {
		return this.repository.newestPublished(id)
			.filter((questionnaire) -> !questionnaire.fitsKiosk())
			.flatMap((questionnaire) -> Mono.error(Problems
				.invalid(new FieldFault(field, "no-tap-question", "A kiosk begins with a tap, and the questionnaire '"
						+ id + "' has no question that everybody is asked and a tap answers."))));
	}

	/**
	 * A published version; empty if there is none.
	 */
	public Mono<Questionnaire> version(String id, int version) {
		Version wanted = new Version(id, version);
		Questionnaire known = this.read.get(wanted);
		return (known != null) ? Mono.just(known)
				: this.transaction.run(NO_SITE, this.repository.published(id, version))
					.doOnNext((questionnaire) -> this.read.put(wanted, questionnaire));
	}

	private record Version(String id, int version) {
	}

}
