package io.touchpoint.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

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

	/** Whoever sends somebody comes first in the list. */
	private static final int NUMBERS = 90_000;

	/**
	 * A customer.
	 *
	 * @param email by which they are known again
	 * @param visits bodies of {@code POST /api/feedback/customers/visits}, oldest first
	 * @param prospect body of {@code POST /api/feedback/customers} of who has not come
	 * @param departure body of {@code POST /api/feedback/customers/{id}/departures}
	 */
	public record Guest(String site, String email, List<ObjectNode> visits, @Nullable ObjectNode prospect,
			@Nullable ObjectNode departure) {
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
		Guest guest = new Guest(site, person.path("email").asString(), visits, null, departure);
		this.all.add(guest);
		return guest;
	}

	private void prospect(String site, @Nullable String sender) {
		ObjectNode prospect = person(site).put("state", "PROSPECT");
		if (sender != null) {
			prospect.put("referredBy", sender);
		}
		this.all.add(new Guest(site, prospect.path("email").asString(), List.of(), prospect, null));
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
