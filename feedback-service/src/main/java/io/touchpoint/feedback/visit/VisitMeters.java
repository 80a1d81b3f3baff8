package io.touchpoint.feedback.visit;

import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import io.touchpoint.starter.metrics.SiteTags;

import org.springframework.stereotype.Component;

/**
 * Counts what becomes of visits, once it is decided: a count of plans would announce
 * them. A mystery visit that was called off or missed stays unknown to its site, and so
 * is counted under none.
 */
@Component
class VisitMeters {

	private final MeterRegistry registry;

	private final SiteTags sites;

	VisitMeters(MeterRegistry registry, SiteTags sites) {
		this.registry = registry;
		this.sites = sites;
	}

	void ended(SiteVisit visit) {
		Counter.builder("touchpoint.visits")
			.description("Mystery visits and inspections that came to their end")
			.tags(Tags.of(visit.isBlind() ? SiteTags.HIDDEN : this.sites.of(visit.site()))
				.and("method", visit.method().name(), "outcome", visit.state().name().toLowerCase(Locale.ROOT)))
			.register(this.registry)
			.increment();
	}

}
