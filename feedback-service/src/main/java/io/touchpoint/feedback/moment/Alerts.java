package io.touchpoint.feedback.moment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;

import io.touchpoint.feedback.intake.RateRules;
import io.touchpoint.feedback.intake.RuleBook;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.event.NewEvent;

import org.springframework.stereotype.Component;

/**
 * Turns bad answers into alerts, in the caller's transaction.
 */
@Component
class Alerts {

	private final AlertRepository repository;

	private final RuleBook rules;

	private final AlertProperties properties;

	private final Ids ids;

	private final Clock clock;

	Alerts(AlertRepository repository, RuleBook rules, AlertProperties properties, Ids ids, Clock clock) {
		this.repository = repository;
		this.rules = rules;
		this.properties = properties;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Stores the alerts that these responses raise or make grow. A response that was
	 * heard before changes nothing.
	 * @return what is to be told of it
	 */
	Mono<List<NewEvent>> hear(List<UUID> responses) {
		if (responses.isEmpty()) {
			return Mono.just(List.of());
		}
		return this.repository.unheard(responses, this.clock.instant().minus(this.properties.freshFor()))
			.collectList()
			.filter((miseries) -> !miseries.isEmpty())
			.flatMap((miseries) -> this.rules.current().flatMap((rules) -> book(miseries, rules.rate())))
			.flatMap(this::keep)
			.defaultIfEmpty(List.of());
	}

	private Mono<AlertBook> book(List<Misery> miseries, RateRules rules) {
		List<Misery> taps = miseries.stream().filter(Misery::isTap).toList();
		Mono<List<Misery>> earlier = taps.isEmpty() ? Mono.just(List.of())
				: this.repository.taps(taps, time(taps, true), time(taps, false), rules.window()).collectList();
		return this.repository.waiting(miseries)
			.collectList()
			.flatMap((waiting) -> earlier.map((known) -> new AlertBook(rules, waiting, known, this.ids::next)))
			.doOnNext((book) -> miseries.forEach(book::hear));
	}

	private static Instant time(List<Misery> miseries, boolean first) {
		Comparator<Instant> order = first ? Comparator.reverseOrder() : Comparator.naturalOrder();
		return miseries.stream().map(Misery::at).max(order).orElse(Instant.EPOCH);
	}

	private Mono<List<NewEvent>> keep(AlertBook book) {
		Instant now = this.clock.instant();
		List<AlertBook.Raised> raised = book.raised();
		List<OpenAlert> grown = book.grown();
		List<AlertRepository.Heard> heard = new ArrayList<>();
		raised.forEach((alert) -> alert.answers()
			.forEach((response) -> heard.add(new AlertRepository.Heard(response, alert.id(), alert.first().site()))));
		grown.forEach((alert) -> alert.heard()
			.forEach((response) -> heard.add(new AlertRepository.Heard(response, alert.id(), alert.site()))));
		return this.repository.raise(raised, now)
			.then(this.repository.grow(grown))
			.then(this.repository.heard(heard))
			.thenReturn(Stream
				.concat(raised.stream().map((alert) -> AlertRaised.tell(alert, now)),
						grown.stream().map((alert) -> AlertGrown.tell(alert, now)))
				.toList());
	}

}
