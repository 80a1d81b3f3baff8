package io.touchpoint.reporting.projection;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.Told;
import io.touchpoint.reporting.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;

import org.springframework.beans.factory.annotation.Autowired;

import static io.touchpoint.reporting.Told.aReaction;
import static io.touchpoint.reporting.Told.aSite;
import static org.assertj.core.api.Assertions.assertThat;

@ReportingTest
class ReactionProjectionTests {

	private static final String COUNTS = "SELECT measure, day, n, x FROM rollup WHERE measure LIKE '%first-reaction' "
			+ "AND n <> 0 ORDER BY 1, 2";

	private static final String DUE = "2026-11-16T10:15:00Z";

	@Autowired
	private World world;

	private final UUID alert = UUID.randomUUID();

	@BeforeEach
	void anEmptyService() {
		this.world.clear();
	}

	private void tell(Event... events) {
		this.world.tell("complaint-service", events);
	}

	@Test
	void whatNobodyHasGivenIsLateOnTheDayUntilWhichItWasDue() {
		tell(aReaction(this.alert, "bay", 1, DUE, null));

		assertThat(this.world.rows(COUNTS)).containsExactly("first-reaction|2026-11-16|1|0");
	}

	@Test
	void theLastMomentIsInTimeAndTheNextIsNot() {
		tell(aReaction(this.alert, "bay", 2, DUE, DUE),
				aReaction(UUID.randomUUID(), "bay", 2, DUE, "2026-11-16T10:15:00.000001Z"));

		assertThat(this.world.rows(COUNTS)).containsExactly("first-reaction|2026-11-16|2|1");
	}

	@Test
	void whatNobodyBelievesIsNotCountedUntilItIsBelievedAgain() {
		tell(aReaction(this.alert, "bay", 1, DUE, null));
		tell(Told.ofNobodyBelieved(aReaction(this.alert, "bay", 2, DUE, null)));
		assertThat(this.world.rows(COUNTS)).isEmpty();

		tell(aReaction(this.alert, "bay", 3, DUE, null));

		assertThat(this.world.rows(COUNTS)).containsExactly("first-reaction|2026-11-16|1|0");
	}

	@Test
	void aReactionTakesThePlaceOfWhatWasOwedHoweverOftenAndLateThatIsTold() {
		tell(aReaction(this.alert, "bay", 1, DUE, null));
		tell(aReaction(this.alert, "bay", 2, DUE, "2026-11-16T10:05:00Z"));
		tell(aReaction(this.alert, "bay", 1, DUE, null), aReaction(this.alert, "bay", 2, DUE, "2026-11-16T10:05:00Z"));

		assertThat(this.world.rows(COUNTS)).containsExactly("first-reaction|2026-11-16|1|1");
	}

	@Test
	void anotherCalendarMovesTheDay() {
		tell(aReaction(this.alert, "bay", 1, DUE, null));
		tell(aReaction(this.alert, "bay", 2, "2026-11-17T08:05:00Z", null));

		assertThat(this.world.rows(COUNTS)).containsExactly("first-reaction|2026-11-17|1|0");
	}

	@Test
	void whatColleaguesAreOwedIsCountedApart() {
		tell(Told.ofColleague(aReaction(this.alert, "bay", 1, DUE, null)));

		assertThat(this.world.rows(COUNTS)).containsExactly("internal-first-reaction|2026-11-16|1|0");
	}

	@Test
	void aCorrectedTimeZoneMovesItsDay() {
		tell(aReaction(this.alert, "bay", 1, "2026-11-15T23:30:00Z", null));
		this.world.tell("gateway", aSite("bay").timeZone("Asia/Riyadh").event());

		assertThat(this.world.rows(COUNTS)).containsExactly("first-reaction|2026-11-16|1|0");
	}

	@Test
	void aSourceThatBeginsAnewIsCountedAnew() {
		tell(aReaction(this.alert, "bay", 1, DUE, null));
		this.world.startOver("complaint-service", "bay");

		assertThat(this.world.rows(COUNTS)).isEmpty();
		assertThat(this.world.rows("SELECT alert FROM reaction_fact")).isEmpty();
	}

	@Test
	void theProducersGoldenEventsAreUnderstood() {
		for (String type : List.of("owed", "given")) {
			tell(TestEvents.event("reaction." + type, "bay", UUID.randomUUID().toString(), World.NOW,
					Golden.event("complaint-service", "reaction." + type + ".v1.json").path("data")));
		}

		assertThat(this.world.rows(COUNTS)).containsExactly("first-reaction|2026-03-09|2|1");
	}

}
