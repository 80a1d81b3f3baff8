package io.touchpoint.feedback.widget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.Framing;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The allowed websites as the survey page asks for them, kept for a moment like the
 * surveys themselves.
 */
@Component
class WidgetFraming implements Framing {

	private final WidgetRepository repository;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	private final Duration keep;

	private final Map<String, Kept> kept = new ConcurrentHashMap<>();

	WidgetFraming(WidgetRepository repository, SiteScopedTransaction transaction, Clock clock,
			@Value("${touchpoint.survey.keep}") Duration keep) {
		this.repository = repository;
		this.transaction = transaction;
		this.clock = clock;
		this.keep = keep;
	}

	@Override
	public Mono<List<String>> originsOf(String survey) {
		Instant now = this.clock.instant();
		Kept known = this.kept.get(survey);
		return (known != null && known.until().isAfter(now)) ? Mono.just(known.origins())
				: this.transaction.run(SiteScope.allSites(), this.repository.byCode(survey))
					.map(WidgetRepository.Row::origins)
					.doOnNext((origins) -> this.kept.put(survey, new Kept(origins, now.plus(this.keep))))
					.defaultIfEmpty(List.of());
	}

	void forget(String survey) {
		this.kept.remove(survey);
	}

	private record Kept(List<String> origins, Instant until) {
	}

}
