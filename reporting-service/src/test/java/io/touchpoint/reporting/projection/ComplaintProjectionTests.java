package io.touchpoint.reporting.projection;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.World;

import org.springframework.beans.factory.annotation.Autowired;

import static io.touchpoint.reporting.Told.aComplaint;
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

		assertThat(counts()).containsExactly("received|2026-11-16|1|0");
	}

	@Test
	void aNewerSnapshotTakesThePlaceOfTheOlder() {
		this.world.tell("complaint-service", aComplaint("bay").id(ID).timely(true).event());
		this.world.tell("complaint-service",
				aComplaint("bay").id(ID).revision(2).timely(false).closedAt("2026-11-20T10:00:00Z").event());

		assertThat(counts()).containsExactly("closed|2026-11-20|1|0", "received|2026-11-16|1|0",
				"timely|2026-11-16|1|0");
	}

	@Test
	void aReopenedComplaintIsNoLongerClosed() {
		this.world.tell("complaint-service", aComplaint("bay").id(ID).closedAt("2026-11-20T10:00:00Z").event());
		this.world.tell("complaint-service", aComplaint("bay").id(ID).revision(2).status("REOPENED").event());

		assertThat(counts()).containsExactly("closed|2026-11-20|0|0", "received|2026-11-16|1|0");
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

		assertThat(counts()).containsExactly("received|2026-11-16|1|0", "timely|2026-11-16|1|1");
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
