package io.touchpoint.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A few complaints of the site of the demo's accounts in which people have done what no
 * file brings: given remedies, written, found the cause, put it right, and asked how that
 * was.
 *
 * @param subject how a case is known again
 * @param body of {@code POST /api/complaints}
 * @param answered the words of the remark that it comes from; null if it comes from none
 * @param given body of a remedy that is given; null if none is
 * @param asked body of a remedy that waits for somebody else's yes; null if none does
 * @param letter body of a reply; null if nobody wrote
 * @param cause body of the root cause; null if nobody looked for it
 * @param actions bodies of the corrective actions, without their owner
 * @param restriction for whose eyes it is; null for everybody's
 * @param rating the fields of the customer's rating after the resolution; null if it is
 * not resolved
 */
public record DemoCases(String subject, ObjectNode body, @Nullable String answered, @Nullable ObjectNode given,
		@Nullable ObjectNode asked, @Nullable ObjectNode letter, @Nullable ObjectNode cause, List<ObjectNode> actions,
		@Nullable ObjectNode restriction, @Nullable Rating rating) {

	public static final String SITE = DemoVoices.SITES.getFirst();

	/**
	 * What a customer says of how it was put right.
	 *
	 * @param handling from 1 to 5
	 * @param relation from 1 to 5
	 */
	public record Rating(int handling, int relation, String words) {
	}

	/**
	 * All of them.
	 * @param voices with the remarks that some come from
	 * @param now when it is; what is to be done is due after it
	 */
	public static List<DemoCases> all(DemoVoices voices, Instant now) {
		LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
		List<String> remarks = voices.remarks()
			.stream()
			.filter((remark) -> remark.bad() && remark.body().path("site").asString().equals(SITE)
					&& !remark.body().has("contact"))
			.map((remark) -> remark.body().path("comment").asString())
			.toList();
		return List.of(lift(today), glasses(), conduct(),
				rated("Nobody came for an hour", remarks.get(0), new Rating(5, 4, "You rang me the same day.")),
				rated("The room was not clean", remarks.get(1), new Rating(4, 3, "It was clean when I came back.")));
	}

	private static DemoCases lift(LocalDate today) {
		ObjectNode given = json().put("kind", "GOODWILL_PAYMENT").put("minor", 2_400).put("note", "The taxi home");
		ObjectNode letter = json().put("channel", "REPLY")
			.put("text",
					"Dear customer,\n\nyou waited for a taxi in the rain because our lift did not work. We are sorry: "
							+ "that should not happen to you. The lift has been out of order since Tuesday, and its "
							+ "part is on its way. We pay your taxi and write to you when it works again.\n\n"
							+ "Thank you for telling us.\n\n{me}");
		ObjectNode cause = json().put("code", "SUPPLIER").put("words", "The part was not on stock");
		return new DemoCases("The lift at the back door did not work",
				opened("The lift at the back door did not work", "I had to go home by taxi.", "POOR_PRESENTATION"),
				null, given, null, letter, cause,
				List.of(action("Keep the part of the lift on stock", today.plusDays(1), "No waiting for parts"),
						action("Put a sign at the back door when the lift stands", today.plusDays(9), null)),
				null, null);
	}

	private static DemoCases glasses() {
		ObjectNode asked = json().put("kind", "GOODWILL_PAYMENT")
			.put("minor", 18_000)
			.put("note", "What the optician asks for");
		return new DemoCases(
				"My glasses were lost on the ward", opened("My glasses were lost on the ward",
						"They were on the table in the evening.", "RESPONSIBILITY_DENIED"),
				null, null, asked, null, null, List.of(), null, null);
	}

	private static DemoCases conduct() {
		return new DemoCases("How I was spoken to at night",
				opened("How I was spoken to at night", "I was told to stop crying.", "RUDE_LANGUAGE"), null, null, null,
				null, null, List.of(), json().put("reason", "CONDUCT"), null);
	}

	private static DemoCases rated(String subject, String remark, Rating rating) {
		return new DemoCases(subject, opened(subject, remark, "TIME_WASTED"), remark, null, null, null, null, List.of(),
				null, rating);
	}

	private static ObjectNode opened(String subject, String description, String cause) {
		ObjectNode body = json().put("site", SITE).put("channel", "COUNTER").put("subject", subject);
		body.put("description", description).putArray("causes").add(cause);
		return body;
	}

	private static ObjectNode action(String what, LocalDate dueOn, @Nullable String effect) {
		return json().put("what", what).put("dueOn", dueOn.toString()).put("effect", effect);
	}

	private static ObjectNode json() {
		return JsonMapper.shared().createObjectNode();
	}

}
