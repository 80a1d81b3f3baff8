package io.touchpoint.feedback.journey;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

import io.touchpoint.feedback.journey.Coverage.Tally;
import io.touchpoint.starter.metrics.SiteTags;

import org.springframework.stereotype.Component;

/**
 * Publishes overdue evaluations and coverage by site, once per cluster: only the instance
 * that swept shows figures, and one that has not swept for a while shows none.
 */
@Component
class EvaluationMeters {

	private static final String OTHER = "other";

	private static final int SWEEPS_A_FIGURE_IS_GOOD_FOR = 3;

	private final SiteTags tags;

	private final Clock clock;

	private final EvaluationProperties properties;

	private final MultiGauge overdue;

	private final MultiGauge coverage;

	private volatile Instant sweptAt = Instant.MIN;

	EvaluationMeters(MeterRegistry registry, SiteTags tags, Clock clock, EvaluationProperties properties) {
		this.tags = tags;
		this.clock = clock;
		this.properties = properties;
		this.overdue = MultiGauge.builder("touchpoint.evaluations.overdue")
			.description("Touchpoints of a site whose planned evaluation is past its due date")
			.register(registry);
		this.coverage = MultiGauge.builder("touchpoint.evaluation.coverage.ratio")
			.description("Touchpoints of a site that are evaluated on plan, of those that are switched on")
			.register(registry);
	}

	void publish(List<Evaluation> all) {
		Map<String, Tally> bySite = all.stream()
			.collect(Collectors.groupingBy(Evaluation::site,
					Collectors.collectingAndThen(Collectors.toList(), Tally::of)));
		this.sweptAt = this.clock.instant();
		this.overdue.register(rows(bySite, Tally::pastDue), true);
		this.coverage.register(rows(bySite, (tally) -> (tally.share() != null) ? tally.share() : Double.NaN), true);
	}

	private Iterable<MultiGauge.Row<?>> rows(Map<String, Tally> bySite, ToDoubleFunction<Tally> figure) {
		return bySite.entrySet()
			.stream()
			.filter((site) -> !this.tags.of(site.getKey()).getValue().equals(OTHER)).<MultiGauge
					.Row<?>>map((site) -> MultiGauge.Row.of(Tags.of(this.tags.of(site.getKey())), () -> {
						return isFresh() ? figure.applyAsDouble(site.getValue()) : Double.NaN;
					}))
			.toList();
	}

	private boolean isFresh() {
		return this.sweptAt.plus(this.properties.sweep().multipliedBy(SWEEPS_A_FIGURE_IS_GOOD_FOR))
			.isAfter(this.clock.instant());
	}

}
