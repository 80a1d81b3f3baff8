package io.touchpoint.notification.site;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;

import org.springframework.stereotype.Component;

/**
 * Keeps the sites as the gateway tells them; an older revision never overwrites a newer
 * one.
 */
@Component
class SiteFollower implements EventHandler {

	private final SiteRepository repository;

	private final JsonMapper json;

	SiteFollower(SiteRepository repository, JsonMapper json) {
		this.repository = repository;
		this.json = json;
	}

	@Override
	public String name() {
		return "sites";
	}

	@Override
	public String source() {
		return "gateway";
	}

	@Override
	public Mono<Void> handle(List<Event> events) {
		return Flux.fromIterable(events)
			.filter((event) -> event.type().equals("site.saved"))
			.map((event) -> this.json.treeToValue(event.data(), SiteSaved.class))
			.concatMap(this.repository::save)
			.then();
	}

	/** What a restored directory tells from now on is the newest, whatever was known. */
	@Override
	public Mono<Void> startOver(int lane) {
		return this.repository.forgetRevisions();
	}

}
