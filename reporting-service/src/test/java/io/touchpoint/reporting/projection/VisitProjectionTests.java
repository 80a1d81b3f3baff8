package io.touchpoint.reporting.projection;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.Told;
import io.touchpoint.reporting.World;
import io.touchpoint.starter.event.Event;

import org.springframework.beans.factory.annotation.Autowired;

import static io.touchpoint.reporting.Told.aScore;
import static io.touchpoint.reporting.Told.aSite;
import static io.touchpoint.reporting.Told.responses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ReportingTest
class VisitProjectionTests {

	private static final String SCORES = "SELECT measure, dimension, day, n, sum, sum_sq FROM rollup "
			+ "WHERE measure LIKE '%visit-score' ORDER BY measure, dimension, day";

	@Autowired
	private World world;

	@BeforeEach
	void anEmptyService() {
		this.world.clear();
	}

	@Test
	void mysteryVisitsAndInspectionsAreCountedApartEachVisitOnce() {
		Event visit = aScore("bay", "MYSTERY_VISIT", "2026-11-16T10:00:00Z", 83.333333);
		this.world.tell("feedback-service", visit, aScore("bay", "MYSTERY_VISIT", "2026-11-16T12:00:00Z", 50),
				aScore("bay", "INSPECTION", "2026-11-16T12:00:00Z", 100));
		this.world.tell("feedback-service", visit, visit);

		assertThat(this.world.rows(SCORES)).containsExactly("visit-score|INSPECTION|2026-11-16|1|10000|100000000",
				"visit-score|MYSTERY_VISIT|2026-11-16|2|13333|94438889");
	}

	@Test
	void noFigureAboutCustomersIsTouched() {
		this.world.tell("feedback-service", responses("bay", "2026-11-16", 2, 1));
		String customers = "SELECT r::text FROM rollup r WHERE measure NOT LIKE '%visit-score' ORDER BY 1";
		List<String> before = this.world.rows(customers);

		this.world.tell("feedback-service", aScore("bay", "MYSTERY_VISIT", "2026-11-16T10:00:00Z", 10));

		assertThat(this.world.rows(customers)).isEqualTo(before).isNotEmpty();
	}

	@Test
	void whatColleaguesAreServedIsScoredApart() {
		this.world.tell("feedback-service", Told.ofColleague(aScore("bay", "INSPECTION", "2026-11-16T10:00:00Z", 50)));

		assertThat(this.world.rows(SCORES))
			.containsExactly("internal-visit-score|INSPECTION|2026-11-16|1|5000|25000000");
	}

	@Test
	void aScoreMovesWithTheDaysOfItsSiteAndIsForgottenWhenItsSourceBeginsAnew() {
		this.world.tell("gateway", aSite("bay").timeZone("Europe/London").event());
		this.world.tell("feedback-service", aScore("bay", "INSPECTION", "2026-11-16T12:00:00Z", 50));
		this.world.tell("gateway", aSite("bay").timeZone("Pacific/Auckland").revision(2).event());

		assertThat(this.world.rows(SCORES)).containsExactly("visit-score|INSPECTION|2026-11-17|1|5000|25000000");

		this.world.startOver("feedback-service", "bay");
		assertThat(this.world.rows(SCORES)).isEmpty();
		assertThat(this.world.rows("SELECT id FROM visit_fact")).isEmpty();
	}

	@Test
	void aScoreThatIsNoneSaysWhy() {
		assertThatThrownBy(
				() -> this.world.tell("feedback-service", aScore("bay", "INSPECTION", "2026-11-16T12:00:00Z", 101)))
			.hasMessageContaining("score is 101.0, not 0.0 to 100.0");
	}

}
