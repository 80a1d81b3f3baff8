package io.touchpoint.feedback.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import io.touchpoint.starter.metrics.SiteTags;

import org.springframework.stereotype.Component;

/**
 * What comes in, and how well it is gathered.
 */
@Component
class IntakeMeters {

	private final MeterRegistry registry;

	private final SiteTags sites;

	private final DistributionSummary batches;

	IntakeMeters(MeterRegistry registry, SiteTags sites) {
		this.registry = registry;
		this.sites = sites;
		this.batches = DistributionSummary.builder("touchpoint.intake.batch")
			.description("Submissions that were written in one transaction")
			.baseUnit("rows")
			.serviceLevelObjectives(1, 4, 16, 64, 256)
			.register(registry);
	}

	void watch(CoalescingLoop<?, ?> loop) {
		Gauge.builder("touchpoint.intake.waiting", loop, CoalescingLoop::waiting)
			.description("Submissions that wait to be written")
			.baseUnit("rows")
			.register(this.registry);
	}

	void committed(int rows) {
		this.batches.record(rows);
	}

	void received(NewResponse response) {
		Counter.builder("touchpoint.responses")
			.description("Responses received from customers, without imported ones")
			.tags(Tags.of(this.sites.of(response.site()))
				.and("channel", response.channel().name())
				.and("outcome", response.moment().name()))
			.register(this.registry)
			.increment();
	}

}
