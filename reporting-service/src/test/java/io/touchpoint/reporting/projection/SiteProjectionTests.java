package io.touchpoint.reporting.projection;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.World;

import org.springframework.beans.factory.annotation.Autowired;

import static io.touchpoint.reporting.Told.aComplaint;
import static io.touchpoint.reporting.Told.aResponse;
import static io.touchpoint.reporting.Told.aSite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ReportingTest
class SiteProjectionTests {

	@Autowired
	private World world;

	@BeforeEach
	void anEmptyService() {
		this.world.clear();
	}

	@Test
	void theNewestStateOfASiteIsKept() {
		this.world.tell("gateway", aSite("bay").revision(2).region("south").event(), aSite("bay").event());
		this.world.tell("gateway", aSite("bay").revision(1).region("east").event());

		assertThat(this.world.rows("SELECT code, region, region_name, revision FROM site"))
			.containsExactly("bay|south|South|2");
	}

	@Test
	void whatARestoredDirectoryTellsIsTheNewest() {
		this.world.tell("gateway", aSite("bay").revision(7).region("south").event());
		this.world.startOver("gateway", "bay");
		this.world.tell("gateway", aSite("bay").revision(2).region("east").event());

		assertThat(this.world.rows("SELECT code, region, revision FROM site")).containsExactly("bay|east|2");
	}

	@Test
	void whatCameBeforeItsSiteIsMovedToTheSitesDays() {
		this.world.tell("feedback-service", aResponse("auckland").at("2026-11-16T12:00:00Z").event(),
				aResponse("auckland").at("2026-11-16T01:00:00Z").event());
		this.world.tell("complaint-service",
				aComplaint("auckland").receivedAt("2026-11-22T20:00:00Z").closedAt("2026-11-29T20:00:00Z").event());

		this.world.tell("gateway", aSite("auckland").timeZone("Pacific/Auckland").event());

		assertThat(this.world.rows("SELECT measure, day, n FROM rollup "
				+ "WHERE measure IN ('satisfaction', 'received', 'closed') ORDER BY measure, day"))
			.containsExactly("closed|2026-11-30|1", "received|2026-11-23|1", "satisfaction|2026-11-16|1",
					"satisfaction|2026-11-17|1");
		assertThat(this.world.rows("SELECT measure, week, n FROM rollup_week "
				+ "WHERE measure IN ('satisfaction', 'received', 'closed') ORDER BY measure, week"))
			.containsExactly("closed|2026-11-30|1", "received|2026-11-23|1", "satisfaction|2026-11-16|2");
	}

	@Test
	void countingAnewGivesWhatCountingInOrderGives() {
		var responses = List.of(aResponse("auckland").at("2026-11-16T12:00:00Z")
			.nps(10)
			.promise("KEPT_LATE")
			.dimensions("{\"TRUST\": {\"experienced\": 4, \"expected\": 5}}")
			.event(), aResponse("auckland").overall(1).nps(2).moment("MISERY").event());
		this.world.tell("gateway", aSite("auckland").timeZone("Pacific/Auckland").event());
		this.world.tell("feedback-service", responses);
		List<String> inOrder = rollups();
		this.world.clear();

		this.world.tell("feedback-service", responses);
		this.world.tell("gateway", aSite("auckland").timeZone("Pacific/Auckland").event());

		assertThat(rollups()).isEqualTo(inOrder);
	}

	@Test
	void aSiteToldTwiceIsNoNews() {
		this.world.tell("gateway", aSite("bay").event());
		this.world.tell("gateway", aSite("bay").event());

		assertThat(this.world.rows("SELECT site, kind, seq FROM change")).containsExactly("bay|site|1");
	}

	@Test
	void anOffsetIsNoTimeZone() {
		assertThatThrownBy(() -> this.world.tell("gateway", aSite("bay").timeZone("+13:00").event()))
			.hasMessageContaining("+13:00 is no time zone");
	}

	private List<String> rollups() {
		return this.world
			.rows("SELECT 'day', r::text FROM rollup r UNION ALL SELECT 'week', w::text FROM rollup_week w "
					+ "ORDER BY 1, 2");
	}

}
