package io.touchpoint.notification.delivery;

import java.util.List;
import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import io.touchpoint.starter.metrics.SiteTags;

import org.springframework.stereotype.Component;

/**
 * Counts how tries end, per site. Where only head office may know that there is such a
 * message, the count does not say either at which site.
 */
@Component
class DeliveryMeters {

	private final MeterRegistry registry;

	private final SiteTags sites;

	DeliveryMeters(MeterRegistry registry, SiteTags sites) {
		this.registry = registry;
		this.sites = sites;
	}

	void count(MessageKind kind, String site, MessageState state) {
		Counter.builder("touchpoint.messages")
			.description("Tries to deliver a message, by how they ended")
			.tags(List.of(kind.isForHeadOffice() ? SiteTags.HIDDEN : this.sites.of(site)))
			.tag("outcome", state.name().toLowerCase(Locale.ROOT))
			.register(this.registry)
			.increment();
	}

}
