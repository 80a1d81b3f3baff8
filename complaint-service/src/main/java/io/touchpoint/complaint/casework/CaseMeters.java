package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Locale;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.touchpoint.starter.metrics.SiteTags;

import org.springframework.stereotype.Component;

/**
 * Counts what happens to cases, after the commit. Imports are history and not counted.
 */
@Component
class CaseMeters {

	private final MeterRegistry registry;

	private final SiteTags sites;

	CaseMeters(MeterRegistry registry, SiteTags sites) {
		this.registry = registry;
		this.sites = sites;
	}

	void count(List<Decision.Step> steps) {
		steps.forEach((step) -> count(step.after(), step.event()));
	}

	private void count(Complaint after, ComplaintEvent event) {
		Tag site = this.sites.of(after.site());
		switch (event) {
			case ComplaintEvent.Received received -> counter("touchpoint.complaints", "Complaints received",
					Tags.of(site).and("channel", after.matter().channel().name().toLowerCase(Locale.ROOT)))
				.increment();
			case ComplaintEvent.Moved moved -> counter("touchpoint.complaint.moves", "Cases that reached a stage",
					Tags.of(site).and("stage", moved.to().name().toLowerCase(Locale.ROOT)))
				.increment();
			case ComplaintEvent.Reassigned reassigned -> {
			}
			case ComplaintEvent.Reclassified reclassified -> {
			}
			case ComplaintEvent.Restricted restricted -> {
			}
			case ComplaintEvent.Merged merged -> counter("touchpoint.complaint.moves", "Cases that reached a stage",
					Tags.of(site).and("stage", "merged"))
				.increment();
			case ComplaintEvent.Parted parted -> {
			}
			case ComplaintEvent.AnswerOverdue overdue ->
				counter("touchpoint.complaint.overdue", "Cases whose first answer did not come in time", Tags.of(site))
					.increment();
		}
	}

	private Counter counter(String name, String description, Tags tags) {
		return Counter.builder(name).description(description).tags(tags).register(this.registry);
	}

}
