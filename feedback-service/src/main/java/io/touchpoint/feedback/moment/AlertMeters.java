package io.touchpoint.feedback.moment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import io.touchpoint.starter.metrics.SiteTags;

import org.springframework.stereotype.Component;

/**
 * How fast people react, and how many alerts wait. The latter once per cluster: only the
 * instance that counts shows figures, and one that has not counted for a while shows
 * none.
 */
@Component
class AlertMeters {

	private static final int COUNTS_A_FIGURE_IS_GOOD_FOR = 3;

	private final MeterRegistry registry;

	private final SiteTags sites;

	private final Clock clock;

	private final Duration goodFor;

	private final Timer reaction;

	private final Map<Tag, Gauge> shown = new ConcurrentHashMap<>();

	private volatile Map<Tag, Long> waiting = Map.of();

	private volatile Instant countedAt = Instant.MIN;

	AlertMeters(MeterRegistry registry, SiteTags sites, Clock clock, AlertProperties properties) {
		this.registry = registry;
		this.sites = sites;
		this.clock = clock;
		this.goodFor = properties.countEvery().multipliedBy(COUNTS_A_FIGURE_IS_GOOD_FOR);
		this.reaction = Timer.builder("touchpoint.alert.reaction")
			.description("From an alert to the first human reaction")
			.serviceLevelObjectives(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15),
					Duration.ofMinutes(60), Duration.ofHours(4), Duration.ofHours(24))
			.register(registry);
	}

	void reacted(Alert alert, boolean first) {
		if (first && alert.acknowledgedAt() != null) {
			this.reaction.record(Duration.between(alert.raisedAt(), alert.acknowledgedAt()));
		}
	}

	/**
	 * Publishes the counts; a site that has none any more stands at zero.
	 */
	void waiting(List<AlertQueries.Waiting> counts) {
		this.waiting = counts.stream()
			.collect(Collectors.groupingBy((count) -> this.sites.of(count.site()),
					Collectors.summingLong(AlertQueries.Waiting::alerts)));
		this.countedAt = this.clock.instant();
		this.waiting.keySet().forEach((site) -> this.shown.computeIfAbsent(site, this::gauge));
	}

	private Gauge gauge(Tag site) {
		return Gauge.builder("touchpoint.alerts.open", this, (self) -> self.waiting(site))
			.description("Alerts that nobody has reacted to")
			.tags(Tags.of(site))
			.register(this.registry);
	}

	private double waiting(Tag site) {
		boolean fresh = this.countedAt.plus(this.goodFor).isAfter(this.clock.instant());
		return fresh ? this.waiting.getOrDefault(site, 0L) : Double.NaN;
	}

}
