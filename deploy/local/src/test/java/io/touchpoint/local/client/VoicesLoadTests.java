package io.touchpoint.local.client;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.touchpoint.local.demo.DemoVoices;
import io.touchpoint.local.demo.Guests;
import io.touchpoint.local.settings.Problem;
import io.touchpoint.local.settings.Secrets;
import io.touchpoint.local.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VoicesLoadTests {

	private static final Instant NOW = Instant.parse("2026-11-21T15:30:00Z");

	private static final DemoVoices VOICES = new DemoVoices(7, NOW);

	@TempDir
	private Path folder;

	private Desk desk;

	private VoicesLoad load;

	@BeforeEach
	void open() throws Exception {
		this.desk = new Desk();
		Settings settings = Settings.read(this.folder, Map.of("TOUCHPOINT_PORT", Integer.toString(this.desk.port())));
		this.load = new VoicesLoad(new Gateway(settings, Secrets.in(this.folder), InstantSource.system()));
	}

	@AfterEach
	void close() {
		this.desk.close();
	}

	@Test
	void everythingIsEnteredOnce() {
		assertThat(this.load.run(VOICES)).isTrue();
		assertThat(this.desk.counts()).containsEntry("/api/feedback/responses", VOICES.remarks().size())
			.containsEntry("/api/feedback/letters", VOICES.letters().size())
			.containsEntry("/api/feedback/customers", VOICES.guests().size())
			.containsEntry("/api/feedback/visits of customers",
					VOICES.guests().stream().mapToInt((guest) -> guest.visits().size()).sum())
			.containsEntry("/api/feedback/visits", 4)
			.containsEntry("/api/feedback/kiosks", 2)
			.containsEntry("/api/feedback/widgets", 2)
			.containsEntry("/api/complaints", 1);
		assertThat(this.desk.reports).hasSize(2).allMatch((report) -> report.endsWith("hand-in=yes"));
		assertThat(this.desk.kept.get("/api/feedback/alerts").stream().map((alert) -> alert.path("state").asString()))
			.contains("OPEN", "ACKNOWLEDGED", "CLOSED");
		assertThat(this.desk.kept.get("/api/feedback/widgets"))
			.allMatch((widget) -> widget.path("origins").size() == 1);
	}

	/**
	 * Better than expected twice in a row is what only one person under two addresses can
	 * have said today.
	 */
	@Test
	void invitationsAreAnsweredByTheirLinkAndTheTwoAddressesOfOnePersonAreOneCustomer() {
		this.load.run(VOICES);
		List<Guests.Reply> replies = VOICES.guests()
			.stream()
			.map(Guests.Guest::reply)
			.filter(Objects::nonNull)
			.toList();
		assertThat(this.desk.kept.get("answers to invitations")).hasSameSizeAs(replies)
			.allMatch((answer) -> answer.path("form").asString().contains("trust.experienced="));
		List<ObjectNode> customers = this.desk.kept.get("/api/feedback/customers");
		assertThat(customers).filteredOn((one) -> one.has("mergedInto"))
			.hasSize((int) replies.stream().filter((one) -> one.sameAs() != null).count())
			.allSatisfy((one) -> {
				ObjectNode kept = customers.get(one.path("mergedInto").asInt());
				assertThat(kept.path("name")).isEqualTo(one.path("name"));
				assertThat(kept.path("merges")).hasSize(1);
			});
	}

	@Test
	void aSecondTimeChangesNothing() {
		this.load.run(VOICES);
		Map<String, Integer> counts = this.desk.counts();
		int posts = this.desk.posts();
		assertThat(this.load.run(new DemoVoices(7, NOW.plus(Duration.ofDays(3))))).isTrue();
		assertThat(this.desk.counts()).isEqualTo(counts);
		assertThat(this.desk.posts()).isEqualTo(posts);
	}

	@Test
	void whatWasCutOffAnywhereIsTakenUpAgainWithNothingTwice() throws Exception {
		this.load.run(VOICES);
		Map<String, Integer> counts = this.desk.counts();
		for (int end = 1; end < this.desk.posts(); end += 7) {
			try (Desk other = new Desk()) {
				int last = end;
				other.refused = (post) -> post > last;
				VoicesLoad cut = to(other);
				assertThatThrownBy(() -> cut.run(VOICES)).isInstanceOf(Problem.class);
				other.refused = (post) -> false;
				cut.run(VOICES);
				// A new link to a visit's form may be taken any number of times
				assertThat(other.counts()).usingRecursiveComparison().ignoringFields("link").isEqualTo(counts);
			}
		}
	}

	@Test
	void anAnswerThatIsLostMakesNothingTwice() throws Exception {
		this.load.run(VOICES);
		try (Desk other = new Desk()) {
			other.unheard = (post) -> post % 3 == 0;
			to(other).run(VOICES);
			assertThat(other.counts()).usingRecursiveComparison().ignoringFields("link").isEqualTo(this.desk.counts());
		}
	}

	private VoicesLoad to(Desk other) {
		Settings settings = Settings.read(this.folder, Map.of("TOUCHPOINT_PORT", Integer.toString(other.port())));
		return new VoicesLoad(new Gateway(settings, Secrets.in(this.folder), InstantSource.system()));
	}

}
