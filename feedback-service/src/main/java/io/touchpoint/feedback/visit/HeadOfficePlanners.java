package io.touchpoint.feedback.visit;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

import io.touchpoint.feedback.journey.VisitPlanners;
import io.touchpoint.feedback.voice.Colleagues;

import org.springframework.stereotype.Component;

/**
 * Head office plans mystery visits; nobody at the site may know of them.
 */
@Component
class HeadOfficePlanners implements VisitPlanners {

	private final Colleagues colleagues;

	HeadOfficePlanners(Colleagues colleagues) {
		this.colleagues = colleagues;
	}

	@Override
	public Mono<List<UUID>> of(String site) {
		return this.colleagues.headOffice(site);
	}

	@Override
	public Mono<String> address(UUID planner, String site) {
		return of(site).filter((all) -> all.contains(planner)).flatMap((all) -> this.colleagues.address(planner, site));
	}

}
