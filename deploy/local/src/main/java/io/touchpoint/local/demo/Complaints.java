package io.touchpoint.local.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A year of complaints. What would happen after now has not happened yet, so that the
 * younger ones are open.
 */
final class Complaints {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final int DAYS = 365;

	/** Complaints a day and site of average size and quality. */
	private static final double RATE = 0.34;

	private static final double AVERAGE_VOLUME = 5.8;

	private static final List<String> CHANNELS = List.of("WEB", "EMAIL", "PHONE", "REMARK", "LETTER");

	private static final List<String> SEVERITIES = List.of("CRITICAL", "HIGH", "NORMAL", "LOW");

	/** Days of work until resolved, by severity. */
	private static final double[] WORK = { 0.7, 3.2, 10, 16 };

	private static final List<String> CAUSES = List.of("IGNORED", "RUDE_LANGUAGE", "LACK_OF_TRUST", "DISHONESTY",
			"POOR_APPEARANCE", "DISRESPECT", "RESPONSIBILITY_DENIED", "POOR_PRESENTATION", "TIME_WASTED",
			"LACK_OF_KNOWLEDGE");

	private static final double[] CAUSE_SHARE = { 16, 9, 7, 4, 6, 10, 9, 5, 24, 10 };

	private static final List<String> REMEDIES = List.of("APOLOGY", "EXPLANATION", "REFUND", "GOODWILL_PAYMENT",
			"CHANGE_OF_PRACTICE");

	private final Chance chance;

	private final Instant now;

	private final LocalDate today;

	private final Phrases phrases = new Phrases();

	private final JsonMapper json = JsonMapper.builder().build();

	private final AtomicInteger number = new AtomicInteger();

	Complaints(long seed, Instant now) {
		this.chance = new Chance(seed);
		this.now = now;
		this.today = now.atZone(ZONE).toLocalDate();
	}

	Stream<ObjectNode> all() {
		return IntStream.rangeClosed(0, DAYS).mapToObj(this::day).flatMap(List::stream);
	}

	private record Received(DemoSite site, Instant at) {
	}

	private List<ObjectNode> day(int index) {
		LocalDate date = this.today.minusDays(DAYS - index);
		boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
		List<Received> received = new ArrayList<>();
		for (DemoSite site : DemoSite.ALL) {
			double rate = RATE * site.volume() / AVERAGE_VOLUME * Math.exp(-site.qualityAt((double) index / DAYS))
					* (weekend ? 0.55 : 1.15);
			int count = this.chance.poisson(rate);
			for (int i = 0; i < count; i++) {
				LocalTime time = LocalTime.ofSecondOfDay((long) (Math.clamp(this.chance.normal(13, 3), 7, 22) * 3600));
				received.add(new Received(site, date.atTime(time).atZone(ZONE).toInstant()));
			}
		}
		received.sort(Comparator.comparing(Received::at));
		return received.stream().filter((one) -> one.at().isBefore(this.now)).map(this::complaint).toList();
	}

	private ObjectNode complaint(Received received) {
		int id = this.number.incrementAndGet();
		int severity = this.chance.weighted(4, 16, 60, 20);
		String cause = CAUSES.get(this.chance.weighted(CAUSE_SHARE));
		ObjectNode complaint = this.json.createObjectNode();
		complaint.put("id", "demo-c-%05d".formatted(id));
		complaint.put("site", received.site().code());
		complaint.put("channel", CHANNELS.get(this.chance.weighted(34, 26, 22, 10, 8)));
		complaint.put("customerType", "PATIENT");
		complaint.put("severity", SEVERITIES.get(severity));
		ArrayNode causes = complaint.putArray("causes").add(cause);
		String second = this.chance.oneOf(CAUSES);
		if (this.chance.happens(0.3) && !second.equals(cause)) {
			causes.add(second);
		}
		complaint.put("about", (this.chance.weighted(80, 6, 14) == 0) ? "SERVICE" : "INFORMATION");
		int text = this.chance.between(0, this.phrases.about("subject " + cause).size() - 1);
		complaint.put("subject", this.phrases.about("subject " + cause).get(text));
		complaint.put("description", "%s %s".formatted(this.phrases.about("complaint " + cause).get(text),
				this.chance.oneOf(this.phrases.about("wish"))));
		complaint.put("language", "en");
		if (this.chance.happens(0.8)) {
			Person person = Person.any(this.chance, this.phrases, 50_000 + id);
			complaint.putObject("contact").put("email", person.email()).put("name", person.name());
		}
		complaint.put("receivedAt", received.at().toString());
		boolean onTheSpot = severity >= 2 && this.chance.happens(0.15 + 0.1 * received.site().quality());
		complaint.put("onTheSpot", onTheSpot);
		Life life = new Life(complaint.putArray("history"), received.site(), received.at());
		if (onTheSpot) {
			life.onTheSpot();
		}
		else {
			life.ordinary(WORK[severity]);
		}
		return complaint;
	}

	/** One complaint's history, written down until now. */
	private final class Life {

		private final ArrayNode history;

		private final DemoSite site;

		private final List<String> staff;

		/** Worse sites take longer for everything. */
		private final double pace;

		private String actor;

		private Instant at;

		Life(ArrayNode history, DemoSite site, Instant received) {
			this.history = history;
			this.site = site;
			this.at = received;
			this.pace = Math.exp(-1.1 * site.quality());
			this.staff = staff(site);
			this.actor = Complaints.this.chance.oneOf(this.staff);
		}

		private List<String> staff(DemoSite of) {
			List<String> names = Complaints.this.phrases.about("staff");
			int first = DemoSite.ALL.indexOf(of) * 3;
			return names.subList(first, first + 3);
		}

		void onTheSpot() {
			owner();
			step(Complaints.this.chance.skewed(0.03, 0.5));
			resolved(true);
			move("CLOSED", null);
		}

		void ordinary(double workDays) {
			Chance dice = Complaints.this.chance;
			boolean forgotten = dice.happens(0.012 * this.pace);
			work(dice.skewed(0.9 * this.pace, 0.9));
			owner();
			move("ACKNOWLEDGED", null);
			if (ends(0.02, "WITHDRAWN")) {
				return;
			}
			work(dice.skewed(0.8 * this.pace, 0.6));
			move("INVESTIGATING", null);
			if (forgotten || ends(0.02, "WITHDRAWN") || ends(0.025, "REFERRED")) {
				return;
			}
			investigate(workDays);
			resolved(false);
			work(dice.skewed(3, 0.5));
			move("CLOSED", null);
			if (dice.happens(0.05 * this.pace)) {
				reopened(workDays);
			}
		}

		private void investigate(double workDays) {
			Chance dice = Complaints.this.chance;
			double days = dice.skewed(workDays * this.pace, 0.55);
			work(days * 0.4);
			note("note", false);
			if (dice.happens(0.18)) {
				move("WAITING_FOR_CUSTOMER", dice.oneOf(Complaints.this.phrases.about("question")));
				step(dice.skewed(2.5, 0.6));
				move("INVESTIGATING", dice.oneOf(Complaints.this.phrases.about("answer")));
			}
			if (dice.happens(0.15)) {
				hand(dice.oneOf(this.staff), days * 0.2);
			}
			work(days * 0.6);
			if (dice.happens(0.5)) {
				note("call", true);
			}
		}

		private void reopened(double workDays) {
			Chance dice = Complaints.this.chance;
			step(dice.between(3, 25));
			move("REOPENED", dice.oneOf(Complaints.this.phrases.about("reopened")));
			work(dice.skewed(0.5, 0.5));
			move("INVESTIGATING", null);
			work(dice.skewed(workDays * this.pace * 0.6, 0.5));
			resolved(false);
			work(dice.skewed(3, 0.4));
			move("CLOSED", null);
		}

		private boolean ends(double probability, String with) {
			if (!Complaints.this.chance.happens(probability)) {
				return false;
			}
			work(Complaints.this.chance.skewed(1.5, 0.5));
			move(with, Complaints.this.chance.oneOf(Complaints.this.phrases.about(with.toLowerCase(Locale.ROOT))));
			return true;
		}

		private void resolved(boolean satisfied) {
			Chance dice = Complaints.this.chance;
			String outcome = List.of("UPHELD", "PARTLY_UPHELD", "NOT_UPHELD")
				.get(dice.weighted(45, 30, satisfied ? 5 : 25));
			boolean favour = satisfied || dice.happens(switch (outcome) {
				case "UPHELD" -> 0.95;
				case "PARTLY_UPHELD" -> 0.6;
				default -> 0.08;
			});
			ObjectNode move = entry("MOVE");
			if (move == null) {
				return;
			}
			move.put("to", "RESOLVED").put("text", dice.oneOf(Complaints.this.phrases.about("resolved")));
			move.put("outcome", outcome).put("inCustomersFavour", favour);
			move.put("remedy", REMEDIES.get("NOT_UPHELD".equals(outcome) ? 1 : dice.weighted(40, 20, 10, 8, 22)));
		}

		private void owner() {
			owner(this.actor);
		}

		private @Nullable ObjectNode owner(String name) {
			ObjectNode entry = entry("OWNER");
			if (entry != null) {
				int place = this.staff.indexOf(name);
				entry.put("unit", DemoSite.UNITS.get(place));
				entry.putObject("owner")
					.put("id", "demo-%s-%d".formatted(this.site.code(), place + 1))
					.put("name", name);
			}
			return entry;
		}

		/** The other desk lets the case lie for a while. */
		private void hand(String to, double days) {
			if (to.equals(this.actor)) {
				return;
			}
			ObjectNode entry = owner(to);
			if (entry != null) {
				entry.put("text", "Please go on with this: it is yours.");
			}
			this.actor = to;
			Instant handedAt = this.at;
			step(days);
			ObjectNode taken = entry("NOTE");
			if (taken != null) {
				taken.put("text", "Read and taken over.").put("visibleToCustomer", false);
			}
			this.at = handedAt;
		}

		private void move(String to, @Nullable String text) {
			ObjectNode entry = entry("MOVE");
			if (entry != null) {
				entry.put("to", to);
				if (text != null) {
					entry.put("text", text);
				}
			}
		}

		private void note(String heading, boolean visible) {
			ObjectNode entry = entry("NOTE");
			if (entry != null) {
				entry.put("text", Complaints.this.chance.oneOf(Complaints.this.phrases.about(heading)))
					.put("visibleToCustomer", visible);
			}
		}

		/** Nothing is written that lies after now. */
		private @Nullable ObjectNode entry(String kind) {
			if (!this.at.isBefore(Complaints.this.now)) {
				return null;
			}
			return this.history.addObject().put("at", this.at.toString()).put("actor", this.actor).put("kind", kind);
		}

		private void step(double days) {
			this.at = this.at.plus(Duration.ofSeconds(Math.max(60, (long) (days * 86_400))));
		}

		/** Lets time pass, and ends in working hours. */
		private void work(double days) {
			step(days);
			ZonedDateTime local = this.at.atZone(ZONE);
			if (local.getHour() < 8) {
				local = local.with(LocalTime.of(8, 5)).plusSeconds(Complaints.this.chance.between(0, 7200));
			}
			if (local.getHour() >= 18) {
				local = local.plusDays(1).with(LocalTime.of(8, 5)).plusSeconds(Complaints.this.chance.between(0, 7200));
			}
			while (local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY) {
				local = local.plusDays(1);
			}
			this.at = local.toInstant();
		}

	}

}
