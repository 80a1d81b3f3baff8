package io.touchpoint.feedback.kiosk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;

/**
 * Reads what a device sends. Pure. What stands in an answer itself is checked later: an
 * answer that does not fit must not hold back the others.
 */
final class DeviceBody {

	private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,64}");

	private static final int LONGEST = 200;

	private static final List<String> CIRCUMSTANCES = List.of("relation", "referredBy", "waitedSeconds");

	/** A battery says how full it is from 0 to 1. */
	private static final int FULL = 100;

	private static final int MOST_WAITING = 10_000_000;

	private static final long YEAR_MS = 366L * 24 * 60 * 60 * 1000;

	private final ObjectNode root;

	DeviceBody(ObjectNode root) {
		this.root = root;
	}

	/**
	 * An answer as the device kept it.
	 *
	 * @param at when, by the device's clock
	 * @param offset by how much that clock was behind, as far as it knew
	 * @param since how long after the answer before, in ms by the device's clock; null if
	 * that was set back between them
	 */
	record Kept(String key, int version, ObjectNode body, @Nullable Instant at, long offset, @Nullable Long since) {
	}

	String text(String field) {
		JsonNode node = this.root.path(field);
		if (node.isMissingNode() || node.isNull()) {
			throw Problems.invalid(new FieldFault(field, "missing", "'" + field + "' is missing."));
		}
		if (!node.isString() || node.stringValue().length() > LONGEST) {
			throw Problems.invalid(new FieldFault(field, "wrong-type", "'" + field + "' must be a short text."));
		}
		return node.stringValue();
	}

	@Nullable String optional(String field) {
		JsonNode node = this.root.path(field);
		return (node.isMissingNode() || node.isNull()) ? null : text(field);
	}

	Device.Heartbeat heartbeat(Instant now) {
		Instant device = instant(this.root.path("now"));
		JsonNode battery = this.root.path("battery");
		JsonNode charging = this.root.path("charging");
		JsonNode waiting = this.root.path("waiting");
		if (!waiting.isIntegralNumber() || !waiting.canConvertToInt() || waiting.intValue() < 0
				|| waiting.intValue() > MOST_WAITING) {
			throw Problems.invalid(new FieldFault("waiting", "wrong-type", "'waiting' must be a number from 0."));
		}
		return new Device.Heartbeat(waiting.intValue(), percent(battery),
				charging.isBoolean() ? charging.booleanValue() : null,
				(device != null) ? ChronoUnit.MILLIS.between(device, now) : 0);
	}

	/**
	 * Of the battery's share from 0 to 1; a number that is no such share tells nothing.
	 */
	private static @Nullable Integer percent(JsonNode battery) {
		double share = battery.asDouble(-1);
		return (battery.isNumber() && share >= 0 && share <= 1) ? (int) Math.round(share * FULL) : null;
	}

	List<Kept> answers(int most) {
		JsonNode list = this.root.path("answers");
		if (!list.isArray() || list.isEmpty() || list.size() > most) {
			throw Problems.invalid(
					new FieldFault("answers", "wrong-type", "'answers' must be a list of 1 to " + most + " answers."));
		}
		List<Kept> kept = new ArrayList<>();
		for (int i = 0; i < list.size(); i++) {
			kept.add(kept(list.get(i), "answers[" + i + "].key"));
		}
		return kept;
	}

	private static Kept kept(JsonNode node, String field) {
		JsonNode key = node.path("key");
		if (!key.isString() || !KEY.matcher(key.stringValue()).matches()) {
			throw Problems.invalid(new FieldFault(field, "invalid",
					"'" + field + "' must be 16 to 64 letters, digits, dashes or underscores."));
		}
		ObjectNode body = JsonMapper.shared().createObjectNode();
		body.set("answers", node.path("answers"));
		body.set("language", node.path("language"));
		CIRCUMSTANCES.stream().filter(node::has).forEach((told) -> body.set(told, node.get(told)));
		return new Kept(key.stringValue(), (int) number(node.path("version"), 0, 0, Integer.MAX_VALUE), body,
				instant(node.path("at")), number(node.path("offset"), 0, -100 * YEAR_MS, 100 * YEAR_MS),
				node.path("since").isIntegralNumber() ? number(node.path("since"), 0, 0, Long.MAX_VALUE) : null);
	}

	private static long number(JsonNode node, long otherwise, long least, long most) {
		return (node.isIntegralNumber() && node.canConvertToLong()) ? Math.clamp(node.longValue(), least, most)
				: otherwise;
	}

	/** What no clock can show is no time. */
	private static @Nullable Instant instant(JsonNode node) {
		try {
			Instant time = node.isString() ? Instant.parse(node.stringValue()) : null;
			return (time != null && time.isAfter(Instant.EPOCH.minusMillis(100 * YEAR_MS)) && time.isBefore(LATEST))
					? time.truncatedTo(ChronoUnit.MILLIS) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
