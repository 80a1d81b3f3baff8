package io.touchpoint.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class DemoVoicesTests {

	private static final Instant NOW = Instant.parse("2026-11-21T15:30:00Z");

	private static final DemoVoices VOICES = new DemoVoices(7, NOW);

	@Test
	void theSameSeedAndMomentGiveTheSame() {
		assertThat(all(new DemoVoices(7, NOW))).isEqualTo(all(VOICES));
		assertThat(all(new DemoVoices(8, NOW))).isNotEqualTo(all(VOICES));
	}

	@Test
	void whatItIsKnownByDoesNotChangeWithTheMoment() {
		DemoVoices later = new DemoVoices(7, NOW.plus(Duration.ofDays(9)));
		assertThat(later.remarks()).isEqualTo(VOICES.remarks());
		assertThat(later.praises()).isEqualTo(VOICES.praises());
		assertThat(later.letters()).isEqualTo(VOICES.letters());
		assertThat(later.guests().stream().map(Guests.Guest::email))
			.containsExactlyElementsOf(VOICES.guests().stream().map(Guests.Guest::email).toList());
		assertThat(briefs(later)).isEqualTo(briefs(VOICES));
	}

	@Test
	void whatItIsKnownByIsUnique() {
		assertThat(VOICES.guests().stream().map(Guests.Guest::email)).doesNotHaveDuplicates();
		assertThat(VOICES.remarks().stream().map((one) -> one.body().path("comment"))).doesNotHaveDuplicates();
		assertThat(VOICES.praises().stream().map((one) -> one.body().path("words"))).doesNotHaveDuplicates();
		assertThat(VOICES.letters().stream().map((one) -> one.site() + one.name())).doesNotHaveDuplicates();
		assertThat(briefs(VOICES)).doesNotHaveDuplicates();
	}

	/** An alert that waits would take what is said at the same place. */
	@Test
	void noTwoBadRemarksAreAboutThePlaceOfOne() {
		assertThat(VOICES.remarks()
			.stream()
			.filter(DemoVoices.Remark::bad)
			.map((one) -> List.of(one.body().path("site"), one.body().path("touchpoint")))).doesNotHaveDuplicates();
	}

	@Test
	void theSiteOfTheAccountsHasEveryState() {
		String own = DemoVoices.SITES.getFirst();
		assertThat(VOICES.remarks()
			.stream()
			.filter((one) -> one.bad() && isAt(own, one.body()))
			.map((one) -> one.moves().size())).contains(0, 1, 2);
		assertThat(VOICES.praises()
			.stream()
			.filter((one) -> isAt(own, one.body()))
			.map((one) -> List.of(one.thanked(), one.forwarded())))
			.contains(List.of(false, false), List.of(true, false), List.of(false, true), List.of(true, true));
		assertThat(VOICES.letters().stream().filter((one) -> one.site().equals(own)))
			.anyMatch((one) -> one.compliment() != null)
			.anyMatch((one) -> one.complaint() != null)
			.anyMatch((one) -> one.compliment() == null && one.complaint() == null);
		assertThat(
				VOICES.outings().stream().map((one) -> one.plan().path("method").asString() + one.report().isEmpty()))
			.containsExactlyInAnyOrder("MYSTERY_VISITtrue", "MYSTERY_VISITfalse", "INSPECTIONtrue", "INSPECTIONfalse");
	}

	@Test
	void customersOfEveryStateComeToEverySite() {
		Map<String, List<Guests.Guest>> sites = VOICES.guests()
			.stream()
			.collect(Collectors.groupingBy(Guests.Guest::site));
		assertThat(sites).containsOnlyKeys(DemoVoices.SITES);
		sites.values()
			.forEach((guests) -> assertThat(guests).anyMatch((one) -> one.visits().size() == 1)
				.anyMatch((one) -> one.visits().size() > 1 && one.departure() == null)
				.anyMatch((one) -> one.departure() != null)
				.anyMatch((one) -> one.prospect() != null)
				.anyMatch((one) -> one.visits().stream().anyMatch((visit) -> visit.has("referredBy")))
				.anyMatch((one) -> one.visits().stream().anyMatch((visit) -> visit.has("consent")))
				.anyMatch((one) -> one.visits().stream().noneMatch((visit) -> visit.has("consent"))));
	}

	/**
	 * The newest answer worse, as expected, better; and twice better of who has two
	 * addresses.
	 */
	@Test
	void customersOfEverySegmentOfLoyaltyAnswerAtEverySite() {
		for (String site : DemoVoices.SITES) {
			List<Guests.Guest> answering = VOICES.guests()
				.stream()
				.filter((guest) -> guest.site().equals(site) && guest.reply() != null)
				.toList();
			assertThat(answering).extracting(DemoVoicesTests::gap).contains(-1, 0, 1);
			assertThat(answering).filteredOn((guest) -> sameAs(guest) != null).isNotEmpty().allSatisfy((guest) -> {
				assertThat(gap(guest)).isEqualTo(1);
				assertThat(answering).anyMatch((other) -> other.email().equals(sameAs(guest)) && gap(other) == 1);
			});
			assertThat(answering).allSatisfy(
					(guest) -> assertThat(guest.visits().getFirst().path("consent").path("linkAnswers").asBoolean())
						.isTrue());
		}
	}

	private static int gap(Guests.Guest guest) {
		Map<String, String> fields = Objects.requireNonNull(guest.reply()).fields();
		return Integer.parseInt(fields.get("trust.experienced")) - Integer.parseInt(fields.get("trust.expected"));
	}

	private static @Nullable String sameAs(Guests.Guest guest) {
		return Objects.requireNonNull(guest.reply()).sameAs();
	}

	@Test
	void whoSendsSomebodyCameBefore() {
		List<String> known = VOICES.guests().stream().map(Guests.Guest::email).toList();
		for (Guests.Guest guest : VOICES.guests()) {
			bodies(guest).map((body) -> body.path("referredBy").asString(""))
				.filter((sender) -> !sender.isEmpty())
				.forEach((sender) -> assertThat(known.indexOf(sender)).isBetween(0, known.indexOf(guest.email()) - 1));
		}
	}

	@Test
	void visitsFollowEachOtherAndNobodyLeavesBeforeComing() {
		for (Guests.Guest guest : VOICES.guests()) {
			List<Instant> visits = guest.visits()
				.stream()
				.map((visit) -> Instant.parse(visit.path("visitedAt").asString()))
				.toList();
			assertThat(visits).isSorted().allMatch(NOW::isAfter);
			ObjectNode departure = guest.departure();
			if (departure != null) {
				assertThat(departure.path("departedOn").asString()).isGreaterThan(visits.getLast().toString());
			}
		}
	}

	@Test
	void nobodysAddressIsAnybodys() {
		assertThat(Stream
			.concat(VOICES.remarks().stream().map(DemoVoices.Remark::body),
					VOICES.praises().stream().map(DemoVoices.Praise::body))
			.map((body) -> body.path("contact").path("email").asString("a@example.org")))
			.allMatch(DemoVoicesTests::isNobodys);
		assertThat(VOICES.guests().stream().map(Guests.Guest::email)).allMatch(DemoVoicesTests::isNobodys);
		assertThat(VOICES.outings()).noneMatch((one) -> one.plan().path("shopper").has("email"));
	}

	@Test
	void aLetterIsAPdfWhoseTableSaysWhereItsObjectsAre() {
		String pdf = LetterScan
			.of("Thank you (both) for é\\t everything that you did for my father in those weeks in May.");
		assertThat(pdf).startsWith("%PDF-1.4")
			.contains("(Thank you \\(both\\) for ?\\\\t everything", ") Tj T*\n(")
			.endsWith("%%EOF\n");
		assertThat(pdf.getBytes(StandardCharsets.UTF_8)).hasSize(pdf.length());
		int table = Integer.parseInt(pdf.substring(pdf.indexOf("startxref\n") + 10, pdf.indexOf("\n%%EOF")));
		String[] rows = pdf.substring(table).split("\n");
		for (int object = 1; object <= 5; object++) {
			assertThat(pdf.substring(Integer.parseInt(rows[object + 2].substring(0, 10))))
				.startsWith(object + " 0 obj");
		}
	}

	private static boolean isAt(String site, ObjectNode body) {
		return body.path("site").asString().equals(site);
	}

	private static boolean isNobodys(String email) {
		return email.endsWith("@example.org");
	}

	private static List<String> briefs(DemoVoices voices) {
		return voices.outings().stream().map((one) -> one.plan().path("brief").asString()).toList();
	}

	private static Stream<ObjectNode> bodies(Guests.Guest guest) {
		ObjectNode prospect = guest.prospect();
		return (prospect != null) ? Stream.of(prospect) : guest.visits().stream();
	}

	private static List<Object> all(DemoVoices voices) {
		return List.of(voices.remarks(), voices.praises(), voices.letters(), voices.guests(), voices.outings(),
				voices.kiosks(), voices.widgets());
	}

}
