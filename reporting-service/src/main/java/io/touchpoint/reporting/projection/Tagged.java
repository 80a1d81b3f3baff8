package io.touchpoint.reporting.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.touchpoint.reporting.indicator.Rollups;

/**
 * What a response says of the things that its questions are about: attributes and
 * monitored areas as they were met, steps of the service script, and effort.
 *
 * @param marks by what they are: marks from 1 to 5 of attributes and areas, 1 or 0 for a
 * step that was done or was not, effort from 1 (very hard) to 7 (very easy)
 */
record Tagged(Map<String, Integer> marks) {

	private static final String EFFORT = "EFFORT";

	private static final String ATTRIBUTE = "ATTRIBUTE.";

	private static final String AREA = "AREA.";

	private static final String STEP = "STEP.";

	/** Nobody asks so many things of one step in one questionnaire. */
	private static final int MOST_CHECKS = 1000;

	private static final int GOOD = 4;

	private static final int EASY = 5;

	static Tagged of(Members data) {
		Map<String, Integer> marks = new TreeMap<>();
		put(marks, EFFORT, data.optionalMark("effort", 1, 7));
		data.node("attributes")
			.properties()
			.forEach((one) -> put(marks, ATTRIBUTE + one.getKey(), experienced(one.getValue(), one.getKey())));
		data.node("areas")
			.properties()
			.forEach((one) -> put(marks, AREA + one.getKey(), experienced(one.getValue(), one.getKey())));
		data.node("steps")
			.properties()
			.forEach((one) -> put(marks, STEP + one.getKey(), done(one.getValue(), one.getKey())));
		return new Tagged(marks);
	}

	/** What a customer's response adds to the rollups. */
	List<Mark> ofCustomer(String site, LocalDate day) {
		return this.marks.entrySet().stream().map((one) -> mark(one.getKey(), one.getValue(), site, day)).toList();
	}

	/**
	 * What an observer's report of one place adds: the steps alone, and apart from what
	 * customers say of them.
	 */
	List<Mark> ofObserver(String method, String site, LocalDate day) {
		return steps()
			.map((one) -> Mark.of(Rollups.VISIT_STEP, Rollups.both(method, one.getKey().substring(STEP.length())), site,
					day, one.getValue() == 1, one.getValue()))
			.toList();
	}

	private Stream<Map.Entry<String, Integer>> steps() {
		return this.marks.entrySet().stream().filter((one) -> one.getKey().startsWith(STEP));
	}

	private static Mark mark(String tag, int value, String site, LocalDate day) {
		if (tag.equals(EFFORT)) {
			return Mark.of(Rollups.EFFORT, "", site, day, value >= EASY, value);
		}
		if (tag.startsWith(STEP)) {
			return Mark.of(Rollups.STEP, tag.substring(STEP.length()), site, day, value == 1, value);
		}
		boolean area = tag.startsWith(AREA);
		return Mark.of(area ? Rollups.AREA : Rollups.ATTRIBUTE, tag.substring((area ? AREA : ATTRIBUTE).length()), site,
				day, value >= GOOD, value);
	}

	private static @Nullable Integer experienced(JsonNode mark, String name) {
		return Members.mark(mark.path("experienced"), name, 1, 5);
	}

	/**
	 * A step weighs once per response, however many questions ask of it: it was done if
	 * no check was missed and a mark, where there is one, is good.
	 */
	private static @Nullable Integer done(JsonNode step, String name) {
		Integer yes = Members.mark(step.path("yes"), name, 0, MOST_CHECKS);
		Integer no = Members.mark(step.path("no"), name, 0, MOST_CHECKS);
		Integer rated = Members.mark(step.path("rated"), name, 1, 5);
		boolean missed = no != null && no > 0;
		if (rated == null && !missed && (yes == null || yes == 0)) {
			return null;
		}
		return (!missed && (rated == null || rated >= GOOD)) ? 1 : 0;
	}

	private static void put(Map<String, Integer> marks, String tag, @Nullable Integer mark) {
		if (mark != null) {
			marks.put(tag, mark);
		}
	}

}
