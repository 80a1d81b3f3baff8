package io.touchpoint.reporting.projection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.Told;
import io.touchpoint.reporting.World;
import io.touchpoint.starter.event.Outbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

import static io.touchpoint.reporting.Told.aComplaint;
import static io.touchpoint.reporting.Told.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

@ReportingTest
class ComplaintProjectionTests {

	private static final UUID ID = UUID.fromString("0197b1de-0000-7000-8000-000000000001");

	@Autowired
	private World world;

	@BeforeEach
	void anEmptyService() {
		this.world.clear();
	}

	@Test
	void anUndecidedComplaintIsReceivedButNeitherOnTimeNorLate() {
		this.world.tell("complaint-service", aComplaint("bay").id(ID).event());

		assertThat(counts()).containsExactly("received|2026-11-16|1|0", "resolved|2026-11-16|1|0");
	}

	@Test
	void aNewerSnapshotTakesThePlaceOfTheOlder() {
		this.world.tell("complaint-service", aComplaint("bay").id(ID).timely(true).event());
		this.world.tell("complaint-service",
				aComplaint("bay").id(ID).revision(2).timely(false).closedAt("2026-11-20T10:00:00Z").event());

		assertThat(counts()).containsExactly("closed|2026-11-20|1|0", "received|2026-11-16|1|0",
				"resolved|2026-11-16|1|1", "timely|2026-11-16|1|0");
	}

	@Test
	void aReopenedComplaintIsNoLongerClosed() {
		this.world.tell("complaint-service", aComplaint("bay").id(ID).closedAt("2026-11-20T10:00:00Z").event());
		this.world.tell("complaint-service", aComplaint("bay").id(ID).revision(2).status("REOPENED").event());

		assertThat(counts()).containsExactly("closed|2026-11-20|0|0", "received|2026-11-16|1|0",
				"resolved|2026-11-16|1|0");
	}

	@Test
	void aMergedComplaintCountsAsTheOtherOneAndAgainByItselfWhenItIsParted() {
		this.world.tell("complaint-service", aComplaint("bay").id(ID).timely(true).event());
		this.world.tell("complaint-service",
				aComplaint("bay").id(ID).revision(2).timely(true).status("MERGED").event());
		assertThat(counts()).containsExactly("received|2026-11-16|0|0", "resolved|2026-11-16|0|0",
				"timely|2026-11-16|0|0");

		this.world.tell("complaint-service", aComplaint("bay").id(ID).revision(3).timely(true).event());
		assertThat(counts()).containsExactly("received|2026-11-16|1|0", "resolved|2026-11-16|1|0",
				"timely|2026-11-16|1|1");
	}

	@Test
	void aComplaintThatIsFirstHeardOfAsMergedCountsNothing() {
		this.world.tell("complaint-service", aComplaint("bay").id(ID).status("MERGED").event());
		assertThat(counts()).isEmpty();
	}

	@Test
	void aRestoredSourceIsCountedByWhatItTellsFromNowOn() {
		this.world.tell("complaint-service", aComplaint("bay").id(ID).revision(3).timely(true).event(),
				aComplaint("bay").event());
		this.world.startOver("complaint-service", "bay");
		assertThat(counts()).isEmpty();

		this.world.tell("complaint-service", aComplaint("bay").id(ID).revision(2).timely(false).event());

		assertThat(counts()).containsExactly("received|2026-11-16|1|0", "resolved|2026-11-16|1|0",
				"timely|2026-11-16|1|0");
	}

	@Test
	void whatOtherSourcesToldOfTheSiteStaysCounted() {
		this.world.tell("feedback-service", aResponse("bay").overall(5).event());
		this.world.tell("complaint-service", aComplaint("bay").event());
		this.world.startOver("complaint-service", "bay");
		assertThat(this.world.rows("SELECT site, n FROM rollup WHERE measure = 'satisfaction'"))
			.containsExactly("bay|1");

		this.world.startOver("feedback-service", "bay");
		assertThat(this.world.rows("SELECT FROM rollup UNION ALL SELECT FROM rollup_week")).isEmpty();
	}

	@Test
	void theOtherLanesOfARestoredSourceStayCounted() {
		String far = IntStream.range(0, 100)
			.mapToObj((n) -> "far-" + n)
			.filter((site) -> Outbox.laneOf(site) != Outbox.laneOf("bay"))
			.findFirst()
			.orElseThrow();
		this.world.tell("complaint-service", aComplaint("bay").event(), aComplaint(far).event());
		this.world.startOver("complaint-service", "bay");
		assertThat(this.world.rows("SELECT site, n FROM rollup WHERE measure = 'received'"))
			.containsExactly(far + "|1");
	}

	@Test
	void anOlderRevisionIsIgnored() {
		this.world.tell("complaint-service", aComplaint("bay").id(ID).revision(3).timely(true).event());
		List<String> before = everything();

		this.world.tell("complaint-service", aComplaint("bay").id(ID).revision(2).timely(false).event());

		assertThat(everything()).isEqualTo(before);
	}

	@Test
	void theSameBatchTwiceChangesNothing() {
		var batch = List.of(aComplaint("bay").id(ID).event(), aComplaint("bay").timely(true).event(),
				aComplaint("bay").id(ID).revision(2).timely(true).event());
		this.world.tell("complaint-service", batch);
		List<String> once = everything();

		this.world.tell("complaint-service", batch);

		assertThat(everything()).isEqualTo(once);
	}

	@Test
	void ofSeveralSnapshotsInABatchTheNewestCounts() {
		this.world.tell("complaint-service", aComplaint("bay").id(ID).event(),
				aComplaint("bay").id(ID).revision(3).timely(true).event(),
				aComplaint("bay").id(ID).revision(2).timely(false).event());

		assertThat(counts()).containsExactly("received|2026-11-16|1|0", "resolved|2026-11-16|1|0",
				"timely|2026-11-16|1|1");
	}

	@ParameterizedTest
	@CsvSource({ "2026-12-14T10:00:00Z, 1", "2026-12-14T10:00:01Z, 0" })
	void fourWeeksToTheSecondAreSoonEnough(String resolvedAt, int met) {
		this.world.tell("complaint-service", aComplaint("bay").resolvedAt(resolvedAt).event());

		assertThat(counts()).containsExactly("received|2026-11-16|1|0", "resolved|2026-11-16|1|" + met);
	}

	@Test
	void theResolutionCountsAndNotTheClosingAfterIt() {
		this.world.tell("complaint-service",
				aComplaint("bay").resolvedAt("2026-11-20T10:00:00Z").closedAt("2027-01-20T10:00:00Z").event());

		assertThat(counts()).contains("resolved|2026-11-16|1|1");
	}

	@Test
	void aWithdrawnOrReferredComplaintAndAnEndWithoutADateAreNeitherSoonNorLate() {
		this.world.tell("complaint-service", aComplaint("bay").id(ID).event());
		this.world.tell("complaint-service", aComplaint("bay").id(ID).revision(2).status("WITHDRAWN").event(),
				aComplaint("bay").status("CLOSED").event(), aComplaint("bay").status("REFERRED").event());

		assertThat(counts()).containsExactly("received|2026-11-16|3|0", "resolved|2026-11-16|0|0");
	}

	@Test
	void theMigrationCountsComplaintsThatWereKnownBefore() throws IOException {
		this.world.tell("complaint-service", aComplaint("bay").closedAt("2026-11-20T10:00:00Z").event(),
				aComplaint("bay").event(), aComplaint("bay").receivedAt("2026-11-20T10:00:00Z").event(),
				aComplaint("lake").status("WITHDRAWN").event());
		List<String> told = resolved();
		this.world.execute("DELETE FROM rollup WHERE measure = 'resolved'",
				"DELETE FROM rollup_week WHERE measure = 'resolved'");

		this.world.execute(new ClassPathResource("db/migration/V103__count_resolved.sql")
			.getContentAsString(StandardCharsets.UTF_8));

		assertThat(told).hasSize(3);
		assertThat(resolved()).isEqualTo(told);
	}

	@Test
	void complaintsOfColleaguesStandInNoScoreOfCustomers() {
		this.world.tell("complaint-service", aComplaint("bay").timely(true).event(),
				Told.ofColleague(aComplaint("bay").timely(false).closedAt("2026-11-20T10:00:00Z").event()));

		assertThat(counts()).containsExactly("internal-closed|2026-11-20|1|0", "internal-received|2026-11-16|1|0",
				"internal-resolved|2026-11-16|1|1", "internal-timely|2026-11-16|1|0", "received|2026-11-16|1|0",
				"resolved|2026-11-16|1|0", "timely|2026-11-16|1|1");
	}

	@Test
	void theMigrationMovesComplaintsOfColleaguesThatWereCountedBefore() throws IOException {
		this.world.tell("complaint-service", aComplaint("bay").timely(true).event(),
				Told.ofColleague(aComplaint("lake").timely(true).closedAt("2026-11-20T10:00:00Z").event()));
		List<String> told = counted();
		for (String table : List.of("rollup", "rollup_week")) {
			this.world.execute("UPDATE " + table + " SET measure = replace(measure, 'internal-', '')");
		}

		this.world.execute(new ClassPathResource("db/migration/V107__complaints_of_colleagues_apart.sql")
			.getContentAsString(StandardCharsets.UTF_8));

		assertThat(told).hasSize(14);
		assertThat(counted()).isEqualTo(told);
	}

	private List<String> counted() {
		return this.world.rows("SELECT r::text FROM rollup r WHERE n > 0 "
				+ "UNION ALL SELECT w::text FROM rollup_week w WHERE n > 0 ORDER BY 1");
	}

	private List<String> resolved() {
		return this.world.rows("SELECT r::text FROM rollup r WHERE measure = 'resolved' "
				+ "UNION ALL SELECT w::text FROM rollup_week w WHERE measure = 'resolved' ORDER BY 1");
	}

	private List<String> counts() {
		return this.world.rows("SELECT measure, day, n, x FROM rollup ORDER BY measure, day");
	}

	private List<String> everything() {
		return this.world
			.rows("SELECT 'day', r::text FROM rollup r UNION ALL SELECT 'week', w::text FROM rollup_week w "
					+ "UNION ALL SELECT 'change', c::text FROM change c UNION ALL SELECT 'n', c::text FROM change_counter c "
					+ "UNION ALL SELECT 'fact', f::text FROM complaint_fact f ORDER BY 1, 2");
	}

}
