package io.touchpoint.complaint.site;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Keeps the copy of the directory: the gateway tells of each saved site.
 */
@Component
class SiteFollower implements EventHandler {

	private final SiteQueries queries;

	SiteFollower(SiteQueries queries) {
		this.queries = queries;
	}

	@Override
	public String name() {
		return "complaint.sites";
	}

	@Override
	public String source() {
		return "gateway";
	}

	@Override
	public Mono<Void> handle(List<Event> events) {
		return Flux.fromIterable(events)
			.filter((event) -> event.type().equals("site.saved"))
			.concatMap((event) -> this.queries.save(read(event.data())))
			.then();
	}

	/** What a restored directory tells from now on is the newest, whatever was known. */
	@Override
	public Mono<Void> startOver(int lane) {
		return this.queries.forgetRevisions();
	}

	static Site read(JsonNode data) {
		JsonNode contact = data.path("contact");
		List<String> languages = data.path("languages").valueStream().map(JsonNode::asString).toList();
		return new Site(data.path("code").asString(), data.path("name").asString(),
				text(data.path("region").path("code")), data.path("sector").asString("other"),
				zone(data.path("timeZone").asString("UTC")), languages.isEmpty() ? List.of("en") : languages,
				new SiteContact(text(contact.path("email")), text(contact.path("phone")),
						text(contact.path("address"))),
				data.path("open").asBoolean(true), data.path("revision").asLong());
	}

	private static ZoneId zone(String id) {
		try {
			return ZoneId.of(id);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("The directory told of an unknown time zone " + id, ex);
		}
	}

	private static @Nullable String text(JsonNode node) {
		return node.isString() ? node.asString() : null;
	}

}
