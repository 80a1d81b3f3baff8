package io.touchpoint.reporting.projection;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.World;
import io.touchpoint.starter.testing.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;

import static io.touchpoint.reporting.Told.aComplaint;
import static io.touchpoint.reporting.Told.aPromise;
import static io.touchpoint.reporting.Told.aReaction;
import static io.touchpoint.reporting.Told.aResponse;
import static io.touchpoint.reporting.Told.aScore;
import static io.touchpoint.reporting.Told.aSite;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The second wall alone: plain SQL as the runtime role, without any of our checks.
 */
@ReportingTest
class RowLevelSecurityTests {

	@Autowired
	private World world;

	@Autowired
	private TestDatabase database;

	@BeforeEach
	void twoSites() {
		this.world.clear();
		this.world.tell("gateway", aSite("bay").event(), aSite("lake").event());
		this.world.tell("feedback-service", aResponse("bay").event(), aResponse("lake").event(),
				aScore("bay", "INSPECTION", "2026-11-16T10:00:00Z", 50),
				aScore("lake", "INSPECTION", "2026-11-16T10:00:00Z", 50));
		this.world.tell("complaint-service", aComplaint("bay").event(), aComplaint("lake").event(),
				aPromise(UUID.randomUUID(), "bay", 1, "OPEN", null, null),
				aPromise(UUID.randomUUID(), "lake", 1, "OPEN", null, null),
				aReaction(UUID.randomUUID(), "bay", 1, "2026-11-16T10:00:00Z", null),
				aReaction(UUID.randomUUID(), "lake", 1, "2026-11-16T10:00:00Z", null));
	}

	@Test
	void everyTableButACounterIsGuarded() throws SQLException {
		this.database.checkGuarded(Map.of("change_counter", "Numbers changes and says nothing of them"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "site", "response_fact", "complaint_fact", "promise_fact", "reaction_fact", "visit_fact",
			"rollup", "rollup_week", "change" })
	void onlyTheSitesInScopeAreVisible(String table) {
		String column = table.equals("site") ? "code" : "site";
		String sites = "SELECT DISTINCT " + column + " FROM " + table + " ORDER BY 1";

		assertThat(this.world.rows("lake", sites)).containsExactly("lake");
		assertThat(this.world.rows("bay,lake", sites)).containsExactly("bay", "lake");
		assertThat(this.world.rows("*", sites)).containsExactly("bay", "lake");
		assertThat(this.world.rows("", sites)).isEqualTo(List.of());
	}

}
