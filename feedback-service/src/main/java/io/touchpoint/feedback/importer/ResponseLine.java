package io.touchpoint.feedback.importer;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.intake.Contact;
import io.touchpoint.feedback.intake.MomentRules;
import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.feedback.intake.PromiseState;
import io.touchpoint.feedback.intake.Relation;
import io.touchpoint.feedback.intake.TextCheck;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Dimension;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.RefusedRow;
import io.touchpoint.starter.web.ReachableAddress;

/**
 * Reads one line of our own format. Unknown members are ignored; the first fault refuses
 * the line.
 */
final class ResponseLine {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int LONGEST_ID = 64;

	private static final int LONGEST_COMMENT = 4000;

	/** Most characters of who sent a customer. */
	static final int LONGEST_REFERRER = 200;

	private final Map<CustomerType, Set<String>> touchpoints;

	private final Predicate<String> siteKnown;

	private final MomentRules moments;

	private final Ids ids;

	private final Clock clock;

	/**
	 * @param siteKnown whether a site exists; may wait for it
	 */
	ResponseLine(Map<CustomerType, Set<String>> touchpoints, Predicate<String> siteKnown, MomentRules moments, Ids ids,
			Clock clock) {
		this.touchpoints = touchpoints;
		this.siteKnown = siteKnown;
		this.moments = moments;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Reads a line.
	 * @throws RefusedRow if it cannot be taken over
	 */
	Good<NewResponse> read(long line, String text) {
		try {
			JsonNode row = JSON.readTree(text);
			if (!row.isObject()) {
				throw notJson();
			}
			String id = require("id", text(row, "id", LONGEST_ID));
			NewResponse response = response(row);
			return new Good<>(line, text.length(), response.site(), "touchpoint:" + id, response);
		}
		catch (JacksonException ex) {
			throw notJson();
		}
	}

	private static RefusedRow notJson() {
		return new RefusedRow("malformed-json: the line is not a JSON object");
	}

	private NewResponse response(JsonNode row) {
		Instant now = this.clock.instant();
		CustomerType type = require("customerType", choice(row, "customerType", CustomerType.class));
		String touchpoint = require("touchpoint", text(row, "touchpoint", 40));
		if (!this.touchpoints.getOrDefault(type, Set.of()).contains(touchpoint)) {
			throw new RefusedRow("touchpoint: the journey of " + type + " has no touchpoint '" + touchpoint + "'");
		}
		SortedMap<String, Answer> answers = answers(row);
		Integer overall = (answers.get("overall") instanceof Answer.Mark mark) ? mark.value() : null;
		Integer nps = (answers.get("nps") instanceof Answer.Mark mark) ? mark.value() : null;
		String comment = text(row, "comment", LONGEST_COMMENT);
		if (overall == null && nps == null && comment == null) {
			throw new RefusedRow("overall: at least one of overall, nps and comment must be there");
		}
		Instant occurredAt = require("occurredAt", time(row, "occurredAt"));
		if (occurredAt.isAfter(now) || occurredAt.isBefore(Instant.EPOCH)) {
			throw new RefusedRow("occurredAt: is in the future or before 1970");
		}
		return new NewResponse(this.ids.next(), site(row), touchpoint,
				require("channel", choice(row, "channel", Channel.class)), type, type.questionnaire(), 1, answers,
				this.moments.judge(overall, nps, answers.values()), comment, contact(row.path("contact")),
				require("language", text(row, "language", 35)), choice(row, "relation", Relation.class),
				text(row, "referredBy", LONGEST_REFERRER), promise(row.path("promise"), now),
				whole(row, "waitedSeconds", 0, Question.Seconds.MOST), false, true, occurredAt, occurredAt);
	}

	private String site(JsonNode row) {
		String site = require("site", text(row, "site", 40));
		if (!this.siteKnown.test(site)) {
			throw new RefusedRow("unknown-site: there is no site '" + site + "'");
		}
		return site;
	}

	private static SortedMap<String, Answer> answers(JsonNode row) {
		SortedMap<String, Answer> answers = new TreeMap<>();
		mark(answers, "overall", whole(row, "overall", 1, 5));
		mark(answers, "nps", whole(row, "nps", 0, 10));
		JsonNode dimensions = row.path("dimensions");
		for (Dimension dimension : Dimension.values()) {
			JsonNode rating = dimensions.path(dimension.name());
			Integer experienced = whole(rating, "experienced", 1, 5);
			if (experienced != null) {
				answers.put(dimension.question(), new Answer.Pair(whole(rating, "expected", 1, 5), experienced));
			}
			mark(answers, dimension.importanceQuestion(), whole(rating, "importance", 1, 5));
		}
		return answers;
	}

	private static void mark(SortedMap<String, Answer> answers, String question, @Nullable Integer value) {
		if (value != null) {
			answers.put(question, new Answer.Mark(value));
		}
	}

	private static @Nullable Contact contact(JsonNode node) {
		String email = text(node, "email", ReachableAddress.LONGEST);
		if (node.isObject() && (email == null || !ReachableAddress.isOne(email))) {
			throw new RefusedRow("contact.email: is not an e-mail address");
		}
		return (email != null) ? new Contact(email, text(node, "name", 200)) : null;
	}

	private static @Nullable PromiseState promise(JsonNode node, Instant now) {
		Instant due = time(node, "due");
		return (due != null) ? PromiseState.of(due, time(node, "kept"), now) : null;
	}

	private static @Nullable Integer whole(JsonNode node, String field, int least, int most) {
		JsonNode value = node.path(field);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least
				|| value.intValue() > most) {
			throw new RefusedRow(field + ": must be a whole number between " + least + " and " + most);
		}
		return value.intValue();
	}

	private static @Nullable String text(JsonNode node, String field, int longest) {
		JsonNode value = node.path(field);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isString()) {
			throw new RefusedRow(field + ": must be a text");
		}
		String text = value.stringValue().strip();
		if (text.length() > longest && text.codePointCount(0, text.length()) > longest || !TextCheck.isFit(text)) {
			throw new RefusedRow(
					field + ": is longer than " + longest + " characters or holds characters that do not fit");
		}
		return text.isEmpty() ? null : text;
	}

	private static <E extends Enum<E>> @Nullable E choice(JsonNode node, String field, Class<E> type) {
		String text = text(node, field, 40);
		if (text == null) {
			return null;
		}
		try {
			return Enum.valueOf(type, text);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedRow(field + ": '" + text + "' is not known");
		}
	}

	private static @Nullable Instant time(JsonNode node, String field) {
		String text = text(node, field, 40);
		try {
			return (text != null) ? Instant.parse(text).truncatedTo(ChronoUnit.MICROS) : null;
		}
		catch (DateTimeException ex) {
			throw new RefusedRow(field + ": is not a time such as 2026-01-31T09:30:00Z");
		}
	}

	private static <T> T require(String field, @Nullable T value) {
		if (value == null) {
			throw new RefusedRow(field + ": is missing");
		}
		return value;
	}

}
