package io.touchpoint.local.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class DemoDataTests {

	private static final Instant NOW = Instant.parse("2026-11-21T15:30:00Z");

	private static final DemoData DATA = new DemoData(7, NOW);

	private static final List<ObjectNode> RESPONSES = DATA.responses().toList();

	private static final List<ObjectNode> COMPLAINTS = DATA.complaints().toList();

	private static final Map<String, Set<String>> MOVES = Map.of("RECEIVED",
			Set.of("ACKNOWLEDGED", "WITHDRAWN", "RESOLVED"), "ACKNOWLEDGED", Set.of("INVESTIGATING", "WITHDRAWN"),
			"INVESTIGATING", Set.of("WAITING_FOR_CUSTOMER", "RESOLVED", "WITHDRAWN", "REFERRED"),
			"WAITING_FOR_CUSTOMER", Set.of("INVESTIGATING"), "RESOLVED", Set.of("CLOSED"), "CLOSED", Set.of("REOPENED"),
			"REOPENED", Set.of("INVESTIGATING"), "WITHDRAWN", Set.of(), "REFERRED", Set.of());

	@TempDir
	private Path folder;

	@Test
	void theSameSeedAndMomentGiveTheSameBytes() throws Exception {
		Path one = DATA.writeResponses(this.folder.resolve("one"));
		Path two = new DemoData(7, NOW).writeResponses(this.folder.resolve("two"));
		assertThat(one).hasSameBinaryContentAs(two);
		assertThat(DATA.writeComplaints(this.folder.resolve("three")))
			.hasSameBinaryContentAs(new DemoData(7, NOW).writeComplaints(this.folder.resolve("four")));
		assertThat(Files.mismatch(one, new DemoData(8, NOW).writeResponses(this.folder.resolve("five"))))
			.isNotNegative();
	}

	@Test
	void thereIsAYearOfTwelveHospitals() {
		assertThat(RESPONSES).hasSizeBetween(20_000, 30_000);
		assertThat(COMPLAINTS).hasSizeBetween(1_200, 1_900);
		assertThat(RESPONSES.stream().map((one) -> one.path("site").asString()).collect(Collectors.toSet()))
			.hasSize(12);
		assertThat(at(RESPONSES.getFirst(), "occurredAt")).isBefore(NOW.minus(Duration.ofDays(363)));
		assertThat(at(RESPONSES.getLast(), "occurredAt")).isAfter(NOW.minus(Duration.ofDays(1)));
	}

	@Test
	void idsAreUniqueAndTimesRiseAndNothingLiesInTheFuture() {
		for (List<ObjectNode> lines : List.of(RESPONSES, COMPLAINTS)) {
			assertThat(lines.stream().map((one) -> one.path("id").asString()).distinct()).hasSameSizeAs(lines);
		}
		assertThat(RESPONSES.stream().map((one) -> at(one, "occurredAt")).toList()).isSorted()
			.allMatch((time) -> time.isBefore(NOW));
		assertThat(COMPLAINTS.stream().map((one) -> at(one, "receivedAt")).toList()).isSorted()
			.allMatch((time) -> time.isBefore(NOW));
	}

	@Test
	void everyFigureLiesInItsRange() {
		for (ObjectNode one : RESPONSES) {
			assertThat(one.path("overall").asInt()).isBetween(1, 5);
			assertThat(one.path("nps").asInt(0)).isBetween(0, 10);
			one.path("dimensions").forEach((pair) -> {
				assertThat(pair.path("experienced").asInt()).isBetween(1, 5);
				assertThat(pair.path("expected").asInt(1)).isBetween(1, 5);
				assertThat(pair.path("importance").asInt(1)).isBetween(1, 5);
			});
			JsonNode kept = one.path("promise").path("kept");
			assertThat(kept.isMissingNode() || Instant.parse(kept.asString()).isBefore(NOW)).isTrue();
		}
	}

	@Test
	void twoSitesAreBetterAndTwoWorseAndOfEachOneByFar() {
		Map<String, Double> satisfied = RESPONSES.stream()
			.collect(Collectors.groupingBy((one) -> one.path("site").asString(),
					Collectors.averagingInt((one) -> (one.path("overall").asInt() >= 4) ? 1 : 0)));
		List<String> best = satisfied.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.map(Map.Entry::getKey)
			.toList();
		assertThat(best.subList(0, 2)).containsExactlyInAnyOrder("centre-st-anne", "north-royal");
		assertThat(best.subList(10, 12)).containsExactlyInAnyOrder("centre-city", "south-valley");
		assertThat(satisfied.get(best.get(0)) - satisfied.get(best.get(1))).isGreaterThan(0.08);
		assertThat(satisfied.get(best.get(1)) - satisfied.get(best.get(2))).isGreaterThan(0.01);
		assertThat(satisfied.get(best.get(9)) - satisfied.get(best.get(10))).isGreaterThan(0.01);
		assertThat(satisfied.get(best.get(10)) - satisfied.get(best.get(11))).isGreaterThan(0.08);
	}

	@Test
	void customersWriteInThreeLanguagesAndSomeLeaveAContact() {
		Map<String, Long> written = RESPONSES.stream()
			.filter((one) -> one.has("comment"))
			.collect(Collectors.groupingBy((one) -> one.path("language").asString(), Collectors.counting()));
		assertThat(written).containsOnlyKeys("en", "es", "ar");
		assertThat(written.get("en")).isGreaterThan(written.get("es"));
		assertThat(RESPONSES.stream().filter((one) -> one.has("contact"))).hasSizeGreaterThan(2000)
			.allMatch((one) -> one.path("contact").path("email").asString().matches("[a-z.]+[0-9]+@example\\.org"));
	}

	@Test
	void everyLifeOfAComplaintIsALegalOne() {
		for (ObjectNode complaint : COMPLAINTS) {
			String state = "RECEIVED";
			Instant last = at(complaint, "receivedAt");
			for (JsonNode entry : complaint.path("history")) {
				assertThat(at(entry, "at")).isBetween(last, NOW);
				last = at(entry, "at");
				if ("MOVE".equals(entry.path("kind").asString())) {
					String to = entry.path("to").asString();
					assertThat(MOVES.get(state)).as(complaint.path("id").asString()).contains(to);
					boolean direct = "RECEIVED".equals(state) && "RESOLVED".equals(to);
					assertThat(direct).isEqualTo(complaint.path("onTheSpot").asBoolean() && "RESOLVED".equals(to));
					assertThat(entry.has("outcome")).isEqualTo("RESOLVED".equals(to));
					state = to;
				}
			}
		}
	}

	@Test
	void livesEndInEveryWayAndSomeAreStillOpen() {
		Map<String, Integer> ends = new HashMap<>();
		Set<String> seen = new HashSet<>();
		List<Instant> open = new ArrayList<>();
		for (ObjectNode complaint : COMPLAINTS) {
			String state = "RECEIVED";
			for (JsonNode entry : complaint.path("history")) {
				state = entry.has("to") ? entry.path("to").asString() : state;
				seen.add(state);
			}
			ends.merge(state, 1, Integer::sum);
			if (Set.of("RECEIVED", "ACKNOWLEDGED", "INVESTIGATING").contains(state)) {
				open.add(at(complaint, "receivedAt"));
			}
		}
		assertThat(seen).contains("WAITING_FOR_CUSTOMER", "REOPENED", "WITHDRAWN", "REFERRED");
		assertThat(ends.get("CLOSED")).isGreaterThan(COMPLAINTS.size() / 2);
		assertThat(open).hasSizeGreaterThan(30)
			.anyMatch((received) -> received.isBefore(NOW.minus(Duration.ofDays(60))));
	}

	@Test
	void someAreAcknowledgedTooLateAndTheWorstSiteIsLateMoreOften() {
		assertThat(shareLate("centre-city")).isGreaterThan(0.08);
		assertThat(shareLate("north-general")).isBetween(0.005, shareLate("centre-city"));
	}

	/** Six days are more than three working days, whatever lies between. */
	private static double shareLate(String site) {
		List<Long> hours = COMPLAINTS.stream()
			.filter((one) -> one.path("site").asString().equals(site))
			.flatMap((one) -> one.path("history")
				.valueStream()
				.filter((entry) -> "ACKNOWLEDGED".equals(entry.path("to").asString("")))
				.map((entry) -> Duration.between(at(one, "receivedAt"), at(entry, "at")).toHours()))
			.toList();
		return (double) hours.stream().filter((spent) -> spent > 144).count() / hours.size();
	}

	@Test
	void theSitesAreACsvWithARowEach() {
		List<String> lines = DATA.sitesCsv().lines().toList();
		assertThat(lines).hasSize(13);
		assertThat(lines.getFirst()).startsWith("code,name,region,region_name,");
		assertThat(lines.get(1)).startsWith(
				"north-general,Northgate General Hospital,north,North,hospital,hospital-large,Europe/London,en es ar,");
	}

	private static Instant at(JsonNode line, String key) {
		return Instant.parse(line.path(key).asString());
	}

}
