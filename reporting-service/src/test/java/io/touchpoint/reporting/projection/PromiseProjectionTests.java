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

import static io.touchpoint.reporting.Told.aPromise;
import static io.touchpoint.reporting.Told.aSite;
import static org.assertj.core.api.Assertions.assertThat;

@ReportingTest
class PromiseProjectionTests {

	private static final String COUNTS = "SELECT measure, day, n, x FROM rollup WHERE measure LIKE '%promises-kept' "
			+ "AND n <> 0 ORDER BY measure, day";

	@Autowired
	private World world;

	private final UUID id = UUID.randomUUID();

	@BeforeEach
	void anEmptyService() {
		this.world.clear();
	}

	private void tell(Event... events) {
		this.world.tell("complaint-service", events);
	}

	@Test
	void anOpenPromiseCountsNowhereAndAKeptOneOnTheDayOfItsKeeping() {
		tell(aPromise(this.id, "bay", 1, "OPEN", null, null));
		assertThat(this.world.rows(COUNTS)).isEmpty();
		tell(aPromise(this.id, "bay", 2, "KEPT", "2026-11-15T10:00:00Z", null));
		assertThat(this.world.rows(COUNTS)).containsExactly("promises-kept|2026-11-15|1|1");
	}

	@Test
	void aBrokenPromiseThatIsKeptAfterAllStaysOnItsDayAndIsNotOnTime() {
		tell(aPromise(this.id, "bay", 2, "BROKEN", null, "2026-11-16T17:00:01Z"));
		assertThat(this.world.rows(COUNTS)).containsExactly("promises-kept|2026-11-16|1|0");
		tell(aPromise(this.id, "bay", 3, "KEPT_LATE", "2026-11-18T09:00:00Z", "2026-11-16T17:00:01Z"));
		assertThat(this.world.rows(COUNTS)).containsExactly("promises-kept|2026-11-16|1|0");
	}

	@Test
	void aRenegotiatedPromiseCountsByTheFateOfItsSuccessor() {
		tell(aPromise(this.id, "bay", 2, "RENEGOTIATED", null, null));
		assertThat(this.world.rows(COUNTS)).isEmpty();
		tell(aPromise(UUID.randomUUID(), "bay", 2, "KEPT", "2026-11-17T10:00:00Z", null));
		assertThat(this.world.rows(COUNTS)).containsExactly("promises-kept|2026-11-17|1|1");
	}

	@Test
	void whatIsToldAgainOrTooLateChangesNothing() {
		Event kept = aPromise(this.id, "bay", 2, "KEPT", "2026-11-15T10:00:00Z", null);
		tell(kept, kept);
		tell(kept, aPromise(this.id, "bay", 1, "OPEN", null, null));
		assertThat(this.world.rows(COUNTS)).containsExactly("promises-kept|2026-11-15|1|1");
	}

	@Test
	void whatColleaguesWerePromisedIsCountedApart() {
		tell(Told.ofColleague(aPromise(this.id, "bay", 2, "KEPT", "2026-11-15T10:00:00Z", null)));
		assertThat(this.world.rows(COUNTS)).containsExactly("internal-promises-kept|2026-11-15|1|1");
	}

	@Test
	void aCorrectedTimeZoneMovesItsDay() {
		tell(aPromise(this.id, "bay", 2, "KEPT", "2026-11-15T23:30:00Z", null));
		this.world.tell("gateway", aSite("bay").timeZone("Asia/Riyadh").event());
		assertThat(this.world.rows(COUNTS)).containsExactly("promises-kept|2026-11-16|1|1");
	}

	@Test
	void aSourceThatBeginsAnewIsCountedAnew() {
		tell(aPromise(this.id, "bay", 2, "KEPT", "2026-11-15T10:00:00Z", null));
		this.world.startOver("complaint-service", "bay");
		assertThat(this.world.rows(COUNTS)).isEmpty();
		assertThat(this.world.rows("SELECT id FROM promise_fact")).isEmpty();
	}

	@Test
	void theProducersGoldenEventsAreUnderstood() {
		for (String type : List.of("made", "due-soon", "kept", "broken", "renegotiated")) {
			tell(TestEvents.event("promise." + type, "bay", UUID.randomUUID().toString(), World.NOW,
					Golden.event("complaint-service", "promise." + type + ".v1.json").path("data")));
		}
		assertThat(this.world.rows("SELECT state FROM promise_fact ORDER BY 1")).containsExactly("BROKEN", "KEPT",
				"OPEN", "OPEN", "RENEGOTIATED");
		assertThat(this.world.rows(COUNTS)).containsExactly("promises-kept|2026-03-06|2|1");
	}

}
