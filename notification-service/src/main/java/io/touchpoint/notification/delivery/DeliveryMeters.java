package io.touchpoint.notification.delivery;

import java.util.List;
import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import io.touchpoint.starter.metrics.SiteTags;

import org.springframework.stereotype.Component;

/**
 * Counts how tries end, per site.
 */
@Component
class DeliveryMeters {

	private final MeterRegistry registry;

	private final SiteTags sites;

	DeliveryMeters(MeterRegistry registry, SiteTags sites) {
		this.registry = registry;
		this.sites = sites;
	}

	void count(String site, MessageState state) {
		Counter.builder("touchpoint.messages")
			.description("Tries to deliver a message, by how they ended")
			.tags(List.of(this.sites.of(site)))
			.tag("outcome", state.name().toLowerCase(Locale.ROOT))
			.register(this.registry)
			.increment();
	}

}
