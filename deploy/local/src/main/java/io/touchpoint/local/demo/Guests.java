package io.touchpoint.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Customers of every state at the demo's sites: new, returning, sent by somebody, left,
 * and such who have not come yet.
 */
public final class Guests {

	private static final List<String> SOURCES = List.of("COUNTER", "FORM", "WEBSITE", "PAPER");

	private static final List<String> REASONS = List.of("POOR_SERVICE", "MOVED", "LOWER_PRICE", "OTHER_RELATION",
			"POOR_SERVICE");

	/** What somebody who was invited tells of, and what they expected of five. */
	private static final List<String> PAIRS = List.of("trust", "responsiveness");

	private static final String EXPECTED = "4";

	/** Whoever sends somebody comes first in the list. */
	private static final int NUMBERS = 90_000;

	/**
	 * A customer.
	 *
	 * @param email by which they are known again
	 * @param visits bodies of {@code POST /api/feedback/customers/visits}, oldest first
	 * @param prospect body of {@code POST /api/feedback/customers} of who has not come
	 * @param departure body of {@code POST /api/feedback/customers/{id}/departures}
	 * @param reply what they answer to the invitation that a first visit brings
	 */
	public record Guest(String site, String email, List<ObjectNode> visits, @Nullable ObjectNode prospect,
			@Nullable ObjectNode departure, @Nullable Reply reply) {
	}

	/**
	 * An answer that is kept with the customer's name.
	 *
	 * @param fields of the form of {@code /s/i/{token}}
	 * @param sameAs address of the customer who turned out to be the same person
	 */
	public record Reply(Map<String, String> fields, @Nullable String sameAs) {
	}

	/** How a visit was, beside what was expected of it. */
	private enum Felt {

		/** Not a misery, which would raise an alert. */
		WORSE(3, 3, "en fair"),

		AS_EXPECTED(4, 4, "en good"),

		BETTER(5, 4, "en good");

		private final int experienced;

		private final int overall;

		private final String words;

		Felt(int experienced, int overall, String words) {
			this.experienced = experienced;
			this.overall = overall;
			this.words = words;
		}

	}

	private final Chance chance;

	private final Instant now;

	private final Phrases phrases = new Phrases();

	private final JsonMapper json = JsonMapper.builder().build();

	private final List<Guest> all = new ArrayList<>();

	private int departed;

	Guests(long seed, Instant now) {
		this.chance = new Chance(seed);
		this.now = now;
		for (int site = 0; site < DemoVoices.SITES.size(); site++) {
			come(DemoVoices.SITES.get(site), site, (site == 0) ? 2 : 1);
		}
		for (int site = 0; site < DemoVoices.SITES.size(); site++) {
			answer(DemoVoices.SITES.get(site), (site == 0) ? 2 : 1);
		}
	}

	List<Guest> all() {
		return List.copyOf(this.all);
	}

	private void come(String site, int ordinal, int times) {
		institution(site, this.phrases.about("institutions").get(ordinal));
		for (int i = 0; i < 2 * times; i++) {
			String sender = returning(site);
			guest(site, List.of(between(3, 40)), null);
			if (i < times) {
				guest(site, List.of(between(5, 60)), sender);
				leaves(site);
				prospect(site, (i == 0) ? sender : null);
			}
		}
		// Young enough for the thanks that a first visit brings
		guest(site, List.of(Duration.ofHours(2)), null);
		leaves(site);
	}

	/**
	 * Each segment of loyalty. A customer is asked once in a time of rest, so whoever was
	 * delighted twice within it was known under two addresses.
	 */
	private void answer(String site, int times) {
		for (int i = 0; i < times; i++) {
			reply(person(site), Felt.WORSE, null);
			reply(person(site), Felt.AS_EXPECTED, null);
			reply(person(site), Felt.BETTER, null);
			ObjectNode person = person(site);
			reply(person, Felt.BETTER, null);
			String email = person.path("email").asString();
			reply(person.deepCopy().put("email", email.replace("@", ".work@")), Felt.BETTER, email);
		}
	}

	/** Today, so that the visit brings an invitation. */
	private void reply(ObjectNode person, Felt felt, @Nullable String sameAs) {
		Instant at = this.now.minus(Duration.ofHours(this.chance.between(2, 9)));
		ObjectNode visit = person.put("visitedAt", at.toString());
		visit.putObject("consent").put("source", "COUNTER").put("at", at.toString()).put("linkAnswers", true);
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("language", "en");
		fields.put("overall", Integer.toString(felt.overall));
		for (String pair : PAIRS) {
			fields.put(pair + ".expected", EXPECTED);
			fields.put(pair + ".experienced", Integer.toString(felt.experienced));
		}
		fields.put("comment", this.chance.oneOf(this.phrases.about(felt.words)));
		this.all.add(new Guest(visit.path("site").asString(), visit.path("email").asString(), List.of(visit), null,
				null, new Reply(fields, sameAs)));
	}

	private String returning(String site) {
		List<Duration> ago = new ArrayList<>(List.of(between(200, 340), between(5, 60)));
		if (this.chance.happens(0.5)) {
			ago.add(1, between(90, 180));
		}
		return guest(site, ago, null).email();
	}

	private Guest guest(String site, List<Duration> ago, @Nullable String sender) {
		return add(site, person(site), ago, sender, null);
	}

	private void leaves(String site) {
		int which = this.departed++;
		ObjectNode departure = this.json.createObjectNode()
			.put("reason", REASONS.get(which % REASONS.size()))
			.put("site", site)
			.put("note", this.phrases.about("departure").get(which % REASONS.size()))
			.put("departedOn", this.now.minus(between(3, 80)).atOffset(ZoneOffset.UTC).toLocalDate().toString());
		add(site, person(site), List.of(between(150, 300), between(90, 140)), null, departure);
	}

	private void institution(String site, String name) {
		ObjectNode school = person(site).put("kind", "INSTITUTION").put("name", name);
		add(site, school, List.of(between(120, 200), between(20, 60)), null, null);
	}

	private Guest add(String site, ObjectNode person, List<Duration> ago, @Nullable String sender,
			@Nullable ObjectNode departure) {
		String consent = this.chance.happens(0.75) ? this.chance.oneOf(SOURCES) : null;
		boolean linked = this.chance.happens(0.5);
		List<ObjectNode> visits = ago.stream().map(this.now::minus).map((at) -> {
			ObjectNode visit = person.deepCopy().put("visitedAt", at.toString());
			if (consent != null) {
				visit.putObject("consent").put("source", consent).put("at", at.toString()).put("linkAnswers", linked);
			}
			if (sender != null) {
				visit.put("referredBy", sender);
			}
			return visit;
		}).toList();
		Guest guest = new Guest(site, person.path("email").asString(), visits, null, departure, null);
		this.all.add(guest);
		return guest;
	}

	private void prospect(String site, @Nullable String sender) {
		ObjectNode prospect = person(site).put("state", "PROSPECT");
		if (sender != null) {
			prospect.put("referredBy", sender);
		}
		this.all.add(new Guest(site, prospect.path("email").asString(), List.of(), prospect, null, null));
	}

	private ObjectNode person(String site) {
		Person person = Person.any(this.chance, this.phrases, NUMBERS + this.all.size());
		return this.json.createObjectNode()
			.put("site", site)
			.put("customerType", "PATIENT")
			.put("kind", "PERSON")
			.put("name", person.name())
			.put("email", person.email())
			.put("language", "en");
	}

	private Duration between(int fewest, int most) {
		return Duration.ofDays(this.chance.between(fewest, most)).plusHours(this.chance.between(1, 8));
	}

}
