package io.touchpoint.complaint.site;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
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

	private final UnitQueries units;

	private final CalendarWatch watchers;

	SiteFollower(SiteQueries queries, UnitQueries units, CalendarWatch watchers) {
		this.queries = queries;
		this.units = units;
		this.watchers = watchers;
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
		return Flux.fromIterable(events).concatMap(this::take).then();
	}

	private Mono<Void> take(Event event) {
		return switch (event.type()) {
			case "site.saved" -> takeSite(read(event.data()));
			case "site.calendar-saved" -> takeHours(event);
			case "site.units-saved" -> takeUnits(event);
			default -> Mono.empty();
		};
	}

	private Mono<Void> takeSite(Site told) {
		return this.queries.find(told.code())
			.map((known) -> !known.zone().equals(told.zone()))
			.defaultIfEmpty(true)
			.flatMap(
					(moved) -> this.queries.save(told).then(moved ? this.watchers.changed(told.code()) : Mono.empty()));
	}

	/** What is no calendar is refused before it is kept. */
	private Mono<Void> takeHours(Event event) {
		Hours hours = hours(event.data(), event.data().required("revision").asLong());
		return this.queries.saveHours(event.site(), event.data(), hours.revision())
			.filter(Boolean::booleanValue)
			.flatMap((saved) -> this.watchers.changed(event.site()));
	}

	private Mono<Void> takeUnits(Event event) {
		List<Unit> told = event.data()
			.path("units")
			.valueStream()
			.map((unit) -> new Unit(unit.required("code").asString(), unit.required("name").asString(),
					unit.required("open").asBoolean()))
			.toList();
		return this.units.save(event.site(), told, event.data().required("revision").asLong());
	}

	/** What a restored directory tells from now on is the newest, whatever was known. */
	@Override
	public Mono<Void> startOver(int lane) {
		return this.queries.forgetRevisions().then(this.units.forgetRevisions());
	}

	static Site read(JsonNode data) {
		JsonNode contact = data.path("contact");
		List<String> languages = data.path("languages").valueStream().map(JsonNode::asString).toList();
		return new Site(data.path("code").asString(), data.path("name").asString(),
				text(data.path("region").path("code")), data.path("sector").asString("other"),
				zone(data.path("timeZone").asString("UTC")), languages.isEmpty() ? List.of("en") : languages,
				new SiteContact(text(contact.path("email")), text(contact.path("phone")),
						text(contact.path("address"))),
				data.path("open").asBoolean(true), data.path("revision").asLong(), Hours.WEEKDAYS);
	}

	static Hours hours(JsonNode data, long revision) {
		List<Hours.Opening> opening = data.path("opening")
			.valueStream()
			.map((one) -> Hours.Opening.of(DayOfWeek.valueOf(one.path("day").asString()), one.path("from").asString(),
					one.path("to").asString()))
			.toList();
		List<Hours.Closure> closures = data.path("closures")
			.valueStream()
			.map((one) -> new Hours.Closure(LocalDate.parse(one.path("date").asString()),
					one.path("name").asString("")))
			.toList();
		return new Hours(opening, text(data.path("country")), text(data.path("holidayRegion")), closures, revision);
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
