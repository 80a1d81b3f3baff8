package io.touchpoint.reporting.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.touchpoint.reporting.indicator.Rollups;
import io.touchpoint.starter.event.Event;

/**
 * A response as far as it is counted.
 *
 * @param id the response
 * @param site its site
 * @param occurredAt when the customer gave it
 * @param channel how it came
 * @param touchpoint the moment of the journey that it is about, if any
 * @param customerType the type of customer
 * @param overall the overall mark, 1 to 5
 * @param nps the likelihood to recommend, 0 to 10
 * @param smiley the face that was tapped, 1 to 4
 * @param moment misery, neutral or magic
 * @param promise how the promise made to the customer ended
 * @param dimensions the TREAT ratings, as they came
 * @param importance how much things matter, 1 to 5, by what they are: a dimension of
 * TREAT, an attribute or a monitored area; null of a fact that was counted before this
 * was, and whatever else came with it
 * @param tagged what it says of attributes, areas, steps and effort; null of a fact that
 * was counted before these were
 */
record ResponseFact(UUID id, String site, Instant occurredAt, String channel, @Nullable String touchpoint,
		@Nullable String customerType, @Nullable Integer overall, @Nullable Integer nps, @Nullable Integer smiley,
		String moment, @Nullable String promise, JsonNode dimensions, @Nullable Map<String, Integer> importance,
		@Nullable Tagged tagged) {

	static final String RECEIVED = "response.received";

	/** Channels of people who look for us: no customers. */
	private static final Set<String> OBSERVERS = Set.of("MYSTERY_VISIT", "INSPECTION");

	static ResponseFact of(Event event) {
		Members data = new Members(event);
		ResponseFact fact = new ResponseFact(data.subject(), event.site(), event.occurredAt(), data.text("channel"),
				data.optionalText("touchpoint"), data.optionalText("customerType"), data.optionalMark("overall", 1, 5),
				data.optionalMark("nps", 0, 10), data.optionalMark("smiley", 1, 4), data.text("moment"),
				data.optionalText("promise"), data.node("dimensions"),
				importance(data.node("dimensions"), data.node("attributes"), data.node("areas")), Tagged.of(data));
		fact.ratings();
		fact.gaps();
		return fact;
	}

	/** The same, as another moment. */
	ResponseFact as(String moment) {
		return new ResponseFact(this.id, this.site, this.occurredAt, this.channel, this.touchpoint, this.customerType,
				this.overall, this.nps, this.smiley, moment, this.promise, this.dimensions, this.importance,
				this.tagged);
	}

	/**
	 * What this response adds to the rollups. One that is not of a customer adds nothing
	 * to what customers say.
	 * @param day the site's local day of it
	 */
	List<Mark> marks(LocalDate day) {
		return Stream.of(firstMarks(day), laterMarks(day), taggedMarks(day)).flatMap(List::stream).toList();
	}

	private List<Mark> firstMarks(LocalDate day) {
		if (OBSERVERS.contains(this.channel)) {
			return List.of();
		}
		List<Mark> marks = new ArrayList<>();
		marks.add(Mark.of(Rollups.MISERY, this.site, day, this.moment.equals("MISERY")));
		marks.add(Mark.of(Rollups.MAGIC, this.site, day, this.moment.equals("MAGIC")));
		if (this.overall != null) {
			marks.add(Mark.of(Rollups.SATISFACTION, "", this.site, day, this.overall >= 4, this.overall));
			marks.add(Mark.of(Rollups.TOP_BOX, this.site, day, this.overall == 5));
		}
		if (this.nps != null) {
			int net = net(this.nps);
			marks.add(Mark.of(Rollups.NPS, "", this.site, day, net == 1, net));
		}
		if (this.promise != null && !this.promise.equals("OPEN")) {
			marks.add(Mark.of(Rollups.PROMISES, this.site, day, this.promise.equals("KEPT")));
		}
		ratings().forEach((dimension, rating) -> marks
			.add(Mark.of(Rollups.RATING, dimension, this.site, day, rating >= 4, rating)));
		return Mark.apart(this.customerType, marks);
	}

	/**
	 * What faces, gaps, channels and importance add, also of a response that was counted
	 * before they were; nothing as long as it has not been filled in.
	 * @param day the site's local day of it
	 */
	List<Mark> laterMarks(LocalDate day) {
		if (OBSERVERS.contains(this.channel) || this.importance == null) {
			return List.of();
		}
		List<Mark> marks = new ArrayList<>();
		gaps().forEach((dimension, gap) -> marks.add(Mark.of(Rollups.GAP, dimension, this.site, day, gap > 0, gap)));
		if (this.smiley != null) {
			marks.add(Mark.of(Rollups.ONE_TAP, "", this.site, day, this.smiley >= 3, this.smiley));
			marks.add(byChannel(Rollups.ONE_TAP, day, this.smiley >= 3, this.smiley));
		}
		if (this.overall != null) {
			marks.add(byChannel(Rollups.SATISFACTION, day, this.overall >= 4, this.overall));
		}
		if (this.nps != null) {
			int net = net(this.nps);
			marks.add(byChannel(Rollups.NPS, day, net == 1, net));
		}
		return Stream.concat(Mark.apart(this.customerType, marks).stream(), matters(this.importance, day)).toList();
	}

	/**
	 * What attributes, areas, steps and effort add, also of a response that was counted
	 * before they were; nothing as long as they have not been filled in.
	 * @param day the site's local day of it
	 */
	List<Mark> taggedMarks(LocalDate day) {
		if (this.tagged == null) {
			return List.of();
		}
		return Mark.apart(this.customerType, OBSERVERS.contains(this.channel)
				? this.tagged.ofObserver(this.channel, this.site, day) : this.tagged.ofCustomer(this.site, day));
	}

	private Mark byChannel(String measure, LocalDate day, boolean met, int value) {
		return Mark.of(Rollups.byChannel(measure), this.channel, this.site, day, met, value);
	}

	private static int net(int nps) {
		return (nps >= 9) ? 1 : (nps <= 6) ? -1 : 0;
	}

	private Map<String, Integer> gaps() {
		Map<String, Integer> gaps = new HashMap<>();
		for (Map.Entry<String, JsonNode> one : this.dimensions.properties()) {
			Integer expected = Members.mark(one.getValue().path("expected"), one.getKey(), 1, 5);
			Integer experienced = Members.mark(one.getValue().path("experienced"), one.getKey(), 1, 5);
			if (expected != null && experienced != null) {
				gaps.put(one.getKey(), experienced - expected);
			}
		}
		return gaps;
	}

	/** The type of customer is part of the row, so that no two ever meet in one. */
	private Stream<Mark> matters(Map<String, Integer> importance, LocalDate day) {
		return (this.customerType == null) ? Stream.empty()
				: importance.entrySet()
					.stream()
					.map((one) -> Mark.of(Rollups.IMPORTANCE, Rollups.both(this.customerType, one.getKey()), this.site,
							day, one.getValue() >= 4, one.getValue()));
	}

	private static Map<String, Integer> importance(JsonNode dimensions, JsonNode attributes, JsonNode areas) {
		Map<String, Integer> importance = new TreeMap<>();
		dimensions.properties().forEach((one) -> addImportance(importance, "DIMENSION.", one));
		attributes.properties().forEach((one) -> addImportance(importance, "ATTRIBUTE.", one));
		areas.properties().forEach((one) -> addImportance(importance, "AREA.", one));
		return importance;
	}

	private static void addImportance(Map<String, Integer> importance, String kind, Map.Entry<String, JsonNode> one) {
		Integer mark = Members.mark(one.getValue().path("importance"), one.getKey(), 1, 5);
		if (mark != null) {
			importance.put(kind + one.getKey(), mark);
		}
	}

	private Map<String, Integer> ratings() {
		Map<String, Integer> ratings = new HashMap<>();
		for (Map.Entry<String, JsonNode> dimension : this.dimensions.properties()) {
			Integer experienced = Members.mark(dimension.getValue().path("experienced"), dimension.getKey(), 1, 5);
			if (experienced != null) {
				ratings.put(dimension.getKey(), experienced);
			}
		}
		return ratings;
	}

}
