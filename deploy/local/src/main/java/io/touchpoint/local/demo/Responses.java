package io.touchpoint.local.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A year of responses. A customer's judgement is a latent number (site, touchpoint,
 * channel, weekday and season, and much of their own); everything they answer follows
 * from it.
 */
final class Responses {

	private static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final int DAYS = 365;

	private static final List<String> TOUCHPOINTS = List.of("first-call", "parking", "entrance", "greeting", "waiting",
			"consultation", "billing", "farewell", "restroom", "website");

	private static final double[] TOUCHPOINT_SHARE = { 8, 7, 5, 10, 18, 22, 9, 8, 5, 8 };

	private static final Map<String, Double> TOUCHPOINT_EFFECT = Map.of("first-call", 0.0, "parking", -0.4, "entrance",
			0.05, "greeting", 0.2, "waiting", -0.5, "consultation", 0.35, "billing", -0.25, "farewell", 0.1, "restroom",
			-0.2, "website", -0.05);

	private static final List<String> CHANNELS = List.of("WEB", "QR", "KIOSK", "EMAIL", "REMARK", "PAPER");

	private static final double[] CHANNEL_SHARE = { 18, 34, 20, 16, 7, 5 };

	private static final Map<String, Double> CHANNEL_EFFECT = Map.of("WEB", -0.1, "QR", 0.0, "KIOSK", -0.05, "EMAIL",
			0.05, "REMARK", 0.3, "PAPER", 0.15);

	/** Between the marks 1, 2, 3, 4 and 5. */
	private static final double[] THRESHOLDS = { -1.0, -0.3, 0.4, 1.3 };

	private static final double AVERAGE = 0.9;

	private static final Map<String, Double> DIMENSIONS = Map.of("TRUST", 0.05, "RESPONSIVENESS", -0.25, "EMPATHY", 0.1,
			"ASSURANCE", 0.2, "TANGIBLES", -0.1);

	private static final List<String> DIMENSION_ORDER = List.of("TRUST", "RESPONSIVENESS", "EMPATHY", "ASSURANCE",
			"TANGIBLES");

	private static final Map<String, Double> IMPORTANCE = Map.of("TRUST", 4.7, "RESPONSIVENESS", 4.3, "EMPATHY", 4.2,
			"ASSURANCE", 4.6, "TANGIBLES", 3.4);

	private static final List<String> RELATIONS = List.of("FIRST", "RETURNING", "REFERRED");

	private final Chance chance;

	private final Instant now;

	private final LocalDate today;

	private final Phrases phrases = new Phrases();

	private final JsonMapper json = JsonMapper.builder().build();

	private final AtomicInteger number = new AtomicInteger();

	Responses(long seed, Instant now) {
		this.chance = new Chance(seed);
		this.now = now;
		this.today = now.atZone(ZONE).toLocalDate();
	}

	/** Day by day, in order of time. */
	Stream<ObjectNode> all() {
		return IntStream.rangeClosed(0, DAYS).mapToObj(this::day).flatMap(List::stream);
	}

	private record Visit(DemoSite site, Instant at, double shareOfYear, LocalDate date) {
	}

	private List<ObjectNode> day(int index) {
		LocalDate date = this.today.minusDays(DAYS - index);
		List<Visit> visits = new ArrayList<>();
		for (DemoSite site : DemoSite.ALL) {
			int count = this.chance.poisson(site.volume() * busyness(date));
			for (int i = 0; i < count; i++) {
				visits.add(new Visit(site, moment(date), (double) index / DAYS, date));
			}
		}
		visits.sort(Comparator.comparing(Visit::at));
		return visits.stream().filter((visit) -> visit.at().isBefore(this.now)).map(this::response).toList();
	}

	private ObjectNode response(Visit visit) {
		int id = this.number.incrementAndGet();
		String touchpoint = TOUCHPOINTS.get(this.chance.weighted(TOUCHPOINT_SHARE));
		String channel = CHANNELS.get(this.chance.weighted(CHANNEL_SHARE));
		int waited = waited(visit.site(), touchpoint);
		double latent = AVERAGE + visit.site().qualityAt(visit.shareOfYear()) + effect(TOUCHPOINT_EFFECT, touchpoint)
				+ effect(CHANNEL_EFFECT, channel) + season(visit.date()) - Math.max(0, waited - 1800) / 6000.0
				+ this.chance.normal(0, 1);
		int overall = mark(latent);
		ObjectNode response = this.json.createObjectNode();
		response.put("id", "demo-r-%06d".formatted(id));
		response.put("site", visit.site().code());
		response.put("touchpoint", touchpoint);
		response.put("channel", channel);
		response.put("customerType", "PATIENT");
		String language = language(visit.site());
		response.put("language", language);
		response.put("overall", overall);
		boolean brief = "KIOSK".equals(channel) || "REMARK".equals(channel);
		if (!brief && this.chance.happens(0.75)) {
			response.put("nps", nps(latent));
		}
		if (!brief) {
			dimensions(response, latent);
		}
		comment(response, language, touchpoint, overall, "REMARK".equals(channel));
		if (!brief && this.chance.happens(0.22)) {
			Person person = Person.any(this.chance, this.phrases, id);
			response.putObject("contact").put("email", person.email()).put("name", person.name());
		}
		response.put("relation", RELATIONS.get(this.chance.weighted(30, 60, 10)));
		if (waited > 0) {
			response.put("waitedSeconds", waited);
		}
		promise(response, visit, touchpoint);
		response.put("occurredAt", visit.at().toString());
		return response;
	}

	private static double busyness(LocalDate date) {
		double weekday = switch (date.getDayOfWeek()) {
			case MONDAY -> 1.25;
			case SATURDAY -> 0.7;
			case SUNDAY -> 0.5;
			case TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> 1.1;
		};
		return weekday * (winter(date) ? 1.2 : 0.95);
	}

	/** Full houses in winter and on Mondays are felt. */
	private static double season(LocalDate date) {
		return (winter(date) ? -0.15 : 0.0) + ((date.getDayOfWeek() == DayOfWeek.MONDAY) ? -0.1 : 0.0);
	}

	private static boolean winter(LocalDate date) {
		return date.getMonth() == Month.DECEMBER || date.getMonth() == Month.JANUARY
				|| date.getMonth() == Month.FEBRUARY;
	}

	private Instant moment(LocalDate date) {
		double hour = Math
			.clamp((this.chance.happens(0.6) ? this.chance.normal(11, 1.8) : this.chance.normal(16.5, 2.2)), 7.0, 21.9);
		return date.atTime(LocalTime.ofSecondOfDay((long) (hour * 3600))).atZone(ZONE).toInstant();
	}

	private int waited(DemoSite site, String touchpoint) {
		boolean timed = "waiting".equals(touchpoint) || "consultation".equals(touchpoint);
		return (timed && this.chance.happens(0.7)) ? (int) this.chance.skewed(1300 - 500 * site.quality(), 0.5) : 0;
	}

	private static int mark(double latent) {
		int mark = 1;
		for (double threshold : THRESHOLDS) {
			mark += (latent > threshold) ? 1 : 0;
		}
		return mark;
	}

	private int nps(double latent) {
		return Math.clamp(Math.round(6.6 + 1.9 * (latent - 0.4) + this.chance.normal(0, 0.9)), 0, 10);
	}

	private void dimensions(ObjectNode response, double latent) {
		ObjectNode dimensions = this.json.createObjectNode();
		for (String dimension : DIMENSION_ORDER) {
			if (!this.chance.happens(0.8)) {
				continue;
			}
			ObjectNode pair = dimensions.putObject(dimension);
			pair.put("experienced",
					mark(0.75 * latent + 0.25 * AVERAGE + effect(DIMENSIONS, dimension) + this.chance.normal(0, 0.55)));
			if (this.chance.happens(0.5)) {
				pair.put("expected", bounded(this.chance.normal(4.05, 0.7)));
			}
			if (this.chance.happens(0.35)) {
				pair.put("importance", bounded(this.chance.normal(effect(IMPORTANCE, dimension), 0.6)));
			}
		}
		if (!dimensions.isEmpty()) {
			response.set("dimensions", dimensions);
		}
	}

	private void comment(ObjectNode response, String language, String touchpoint, int overall, boolean always) {
		double probability = (overall <= 2) ? 0.55 : (overall == 5) ? 0.35 : 0.2;
		if (!always && !this.chance.happens(probability)) {
			return;
		}
		String mood = (overall <= 2) ? "bad" : (overall == 3) ? "fair" : "good";
		String particular = "%s %s %s".formatted(language, touchpoint, mood);
		String general = "%s %s".formatted(language, mood);
		boolean both = this.phrases.has(particular) && this.chance.happens(0.35);
		String first = this.chance.oneOf(this.phrases.about(this.phrases.has(particular) ? particular : general));
		response.put("comment", both ? first + " " + this.chance.oneOf(this.phrases.about(general)) : first);
	}

	private void promise(ObjectNode response, Visit visit, String touchpoint) {
		boolean promised = List.of("first-call", "consultation", "billing").contains(touchpoint);
		if (!promised || !this.chance.happens(0.3)) {
			return;
		}
		Instant due = visit.at().minus(Duration.ofMinutes(this.chance.between(5, 240))).truncatedTo(ChronoUnit.MINUTES);
		ObjectNode promise = response.putObject("promise").put("due", due.toString());
		double kept = 0.84 + 0.12 * visit.site().quality();
		switch (this.chance.weighted(kept, (1 - kept) * 0.7, (1 - kept) * 0.3)) {
			case 0 -> promise.put("kept", due.minus(Duration.ofMinutes(this.chance.between(1, 90))).toString());
			case 1 -> promise.put("kept", due.plus(Duration.ofMinutes(this.chance.between(1, 5))).toString());
			default -> {
				// Broken: there is nothing to tell
			}
		}
	}

	private String language(DemoSite site) {
		if (site.speaks("es") && this.chance.happens(0.09)) {
			return "es";
		}
		return (site.speaks("ar") && this.chance.happens(0.05)) ? "ar" : "en";
	}

	private static int bounded(double value) {
		return Math.clamp(Math.round(value), 1, 5);
	}

	private static double effect(Map<String, Double> effects, String key) {
		return effects.getOrDefault(key, 0.0);
	}

}
