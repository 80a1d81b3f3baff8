package io.touchpoint.complaint.promise;

import java.util.List;
import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.touchpoint.complaint.promise.PromiseDecision.Step;
import io.touchpoint.starter.metrics.SiteTags;

import org.springframework.stereotype.Component;

/**
 * Counts what became of promises.
 */
@Component
class PromiseMeters {

	private final MeterRegistry registry;

	private final SiteTags sites;

	PromiseMeters(MeterRegistry registry, SiteTags sites) {
		this.registry = registry;
		this.sites = sites;
	}

	void count(List<Step> steps) {
		steps.stream()
			.filter((step) -> !(step.event() instanceof PromiseEvent.DueSoon))
			.forEach((step) -> Counter.builder("touchpoint.promises")
				.description("Promises that were made, and what became of them")
				.tag("outcome", step.after().state().name().toLowerCase(Locale.ROOT))
				.tags(List.of(this.sites.of(step.after().site())))
				.register(this.registry)
				.increment());
	}

}
