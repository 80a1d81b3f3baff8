package io.touchpoint.feedback.site;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.journey.Surveys;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

import org.springframework.stereotype.Component;

/**
 * Keeps the copy of the directory's sites and gives a new site its surveys.
 */
@Component
class SiteFollower implements EventHandler {

	private final SiteRepository repository;

	private final Surveys surveys;

	private final JsonMapper json;

	SiteFollower(SiteRepository repository, Surveys surveys, JsonMapper json) {
		this.repository = repository;
		this.surveys = surveys;
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	}

	@Override
	public String name() {
		return "feedback.site";
	}

	@Override
	public String source() {
		return "gateway";
	}

	@Override
	public Mono<Void> handle(List<Event> events) {
		Collection<Site> sites = newest(events);
		if (sites.isEmpty()) {
			return Mono.empty();
		}
		return this.repository.save(sites)
			.then(this.surveys.completeFor(sites.stream().map(Site::code).toList()))
			.then();
	}

	/** What a restored directory tells from now on is the newest, whatever was known. */
	@Override
	public Mono<Void> startOver(int lane) {
		return this.repository.forgetRevisions();
	}

	/** One row per site, so that one statement can store them all. */
	private Collection<Site> newest(List<Event> events) {
		Map<String, Site> newest = new LinkedHashMap<>();
		events.stream()
			.filter((event) -> event.type().equals("site.saved") && event.version() == 1)
			.map((event) -> this.json.treeToValue(event.data(), Site.class))
			.forEach((site) -> newest.merge(site.code(), site,
					(one, other) -> (other.revision() >= one.revision()) ? other : one));
		return newest.values();
	}

}
