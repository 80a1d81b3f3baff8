package io.touchpoint.feedback.moment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import io.touchpoint.starter.metrics.SiteTags;

import org.springframework.stereotype.Component;

/**
 * How many alerts wait, and how fast people react.
 */
@Component
class AlertMeters {

	private final MeterRegistry registry;

	private final SiteTags sites;

	private final Timer reaction;

	private final Map<String, AtomicLong> waiting = new ConcurrentHashMap<>();

	AlertMeters(MeterRegistry registry, SiteTags sites) {
		this.registry = registry;
		this.sites = sites;
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
		this.waiting.values().forEach((value) -> value.set(0));
		counts.forEach((count) -> this.waiting.computeIfAbsent(count.site(), this::gauge).set(count.alerts()));
	}

	private AtomicLong gauge(String site) {
		AtomicLong value = new AtomicLong();
		Gauge.builder("touchpoint.alerts.open", value, AtomicLong::get)
			.description("Alerts that nobody has reacted to")
			.tags(Tags.of(this.sites.of(site)))
			.register(this.registry);
		return value;
	}

}
