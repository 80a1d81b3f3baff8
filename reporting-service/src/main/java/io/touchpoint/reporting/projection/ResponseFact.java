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
 * TREAT or an attribute
 */
record ResponseFact(UUID id, String site, Instant occurredAt, String channel, @Nullable String touchpoint,
		@Nullable String customerType, @Nullable Integer overall, @Nullable Integer nps, @Nullable Integer smiley,
		String moment, @Nullable String promise, JsonNode dimensions, Map<String, Integer> importance) {

	static final String RECEIVED = "response.received";

	/** Channels of people who look for us: no customers. */
	private static final Set<String> OBSERVERS = Set.of("MYSTERY_VISIT", "INSPECTION");

	/** Rollup of the experienced half of TREAT; the dimension says which. */
	static final String RATING = "rating";

	/** Rollup of the faces; half of the four smile, and none is in the middle. */
	static final String ONE_TAP = "one-tap";

	/** Rollup of what matters; the dimension says to which customer type, and what. */
	static final String IMPORTANCE = "importance";

	static ResponseFact of(Event event) {
		Members data = new Members(event);
		ResponseFact fact = new ResponseFact(data.subject(), event.site(), event.occurredAt(), data.text("channel"),
				data.optionalText("touchpoint"), data.optionalText("customerType"), data.optionalMark("overall", 1, 5),
				data.optionalMark("nps", 0, 10), data.optionalMark("smiley", 1, 4), data.text("moment"),
				data.optionalText("promise"), data.node("dimensions"),
				importance(data.node("dimensions"), data.node("attributes")));
		fact.ratings();
		return fact;
	}

	/** The same, as another moment. */
	ResponseFact as(String moment) {
		return new ResponseFact(this.id, this.site, this.occurredAt, this.channel, this.touchpoint, this.customerType,
				this.overall, this.nps, this.smiley, moment, this.promise, this.dimensions, this.importance);
	}

	/**
	 * What this response adds to the rollups: nothing if it is not of a customer.
	 * @param day the site's local day of it
	 */
	List<Mark> marks(LocalDate day) {
		if (OBSERVERS.contains(this.channel)) {
			return List.of();
		}
		List<Mark> marks = new ArrayList<>();
		marks.add(Mark.of("misery", this.site, day, this.moment.equals("MISERY")));
		marks.add(Mark.of("magic", this.site, day, this.moment.equals("MAGIC")));
		if (this.overall != null) {
			marks.add(Mark.of("satisfaction", "", this.site, day, this.overall >= 4, this.overall));
			marks.add(Mark.of("top-box", this.site, day, this.overall == 5));
		}
		if (this.nps != null) {
			int net = (this.nps >= 9) ? 1 : (this.nps <= 6) ? -1 : 0;
			marks.add(Mark.of("nps", "", this.site, day, net == 1, net));
		}
		if (this.smiley != null) {
			marks.add(face(this.smiley, day));
		}
		if (this.promise != null && !this.promise.equals("OPEN")) {
			marks.add(Mark.of("promises", this.site, day, this.promise.equals("KEPT")));
		}
		ratings()
			.forEach((dimension, rating) -> marks.add(Mark.of(RATING, dimension, this.site, day, rating >= 4, rating)));
		return Stream.concat(Mark.apart(this.customerType, marks).stream(), matters(day)).toList();
	}

	/**
	 * What faces and importance add, of a response that was counted before they were.
	 * @param day the site's local day of it
	 */
	List<Mark> laterMarks(LocalDate day) {
		if (OBSERVERS.contains(this.channel)) {
			return List.of();
		}
		List<Mark> faces = (this.smiley != null) ? List.of(face(this.smiley, day)) : List.of();
		return Stream.concat(Mark.apart(this.customerType, faces).stream(), matters(day)).toList();
	}

	/** The type of customer is part of the row, so that no two ever meet in one. */
	private Stream<Mark> matters(LocalDate day) {
		return (this.customerType == null) ? Stream.empty()
				: this.importance.entrySet()
					.stream()
					.map((one) -> Mark.of(IMPORTANCE, this.customerType + "." + one.getKey(), this.site, day,
							one.getValue() >= 4, one.getValue()));
	}

	private static Map<String, Integer> importance(JsonNode dimensions, JsonNode attributes) {
		Map<String, Integer> importance = new TreeMap<>();
		dimensions.properties().forEach((one) -> addImportance(importance, "DIMENSION.", one));
		attributes.properties().forEach((one) -> addImportance(importance, "ATTRIBUTE.", one));
		return importance;
	}

	private static void addImportance(Map<String, Integer> importance, String kind, Map.Entry<String, JsonNode> one) {
		Integer mark = Members.mark(one.getValue().path("importance"), one.getKey(), 1, 5);
		if (mark != null) {
			importance.put(kind + one.getKey(), mark);
		}
	}

	private Mark face(int smiley, LocalDate day) {
		return Mark.of(ONE_TAP, "", this.site, day, smiley >= 3, smiley);
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
