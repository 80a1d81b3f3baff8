package io.touchpoint.feedback.site;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestDatabase;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A site whose time zone is corrected: late in the evening in London it is the next day
 * in Tokyo.
 */
@FeedbackTest
class MovedSiteTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private static final String LATE = "2026-03-01T23:30:00Z";

	private static final String AT_NOON = "2026-03-01T12:00:00Z";

	@Autowired
	Sites sites;

	@Autowired
	TestDatabase database;

	private String site;

	@BeforeEach
	void inLondon() {
		this.site = "moved-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
	}

	private String answer(int overall, String at) {
		return """
				INSERT INTO response (id, site, touchpoint, channel, customer_type, questionnaire,
					questionnaire_version, overall, moment, answers, language, contactable, occurred_at, received_at)
				VALUES (gen_random_uuid(), '%s', 'farewell', 'WEB', 'PATIENT', 'patient', 1, %d, 'NEUTRAL', '{}', 'en',
					false, '%s', now())
				""".formatted(this.site, overall, at);
	}

	private void answered(int overall, String at) {
		this.sites.change(answer(overall, at));
	}

	private void moves(int revision, String timeZone) {
		this.sites.handle(List.of(Sites.saved(this.site, "hospital", true, revision, timeZone)));
	}

	/** Answers, marks, their sum and that of their squares on a day. */
	private void assertCounted(String day, int answers, int marks, int sum, int squares) {
		assertThat(this.sites.count("SELECT count(*) FROM answer_day WHERE site = '" + this.site + "' AND day = '" + day
				+ "' AND (answers, marks, mark_sum, mark_squares) = (" + answers + ", " + marks + ", " + sum + ", "
				+ squares + ")"))
			.as(day)
			.isOne();
	}

	private long days() {
		return this.sites.count("SELECT count(*) FROM answer_day WHERE site = '" + this.site + "'");
	}

	@Test
	void itsAnswersAreThoseOfItsNewDays() {
		answered(5, AT_NOON);
		answered(2, LATE);
		answered(4, LATE);
		this.sites.change("UPDATE response SET verdict = 'EXCLUDED' WHERE site = '" + this.site + "' AND overall = 4");
		assertCounted("2026-03-01", 3, 2, 7, 29);

		moves(2, "Asia/Tokyo");
		assertCounted("2026-03-01", 1, 1, 5, 25);
		assertCounted("2026-03-02", 2, 1, 2, 4);
		assertThat(days()).isEqualTo(2);
		assertThat(this.sites.count("SELECT count(*) FROM answer_day WHERE site = '" + this.site
				+ "' AND day = '2026-03-02' AND last_at = '" + LATE + "'"))
			.isOne();
	}

	@Test
	void whatIsJudgedOrGoesAfterwardsLeavesNothingBehind() {
		answered(2, LATE);
		answered(4, LATE);
		moves(2, "Asia/Tokyo");
		this.sites.change("UPDATE response SET verdict = 'EXCLUDED' WHERE site = '" + this.site + "' AND overall = 4");
		assertCounted("2026-03-02", 2, 1, 2, 4);
		this.sites.change("DELETE FROM response WHERE site = '" + this.site + "'");
		assertCounted("2026-03-02", 0, 0, 0, 0);
		assertThat(days()).isEqualTo(1);
	}

	@Test
	void anOlderWordOfItMovesNothing() {
		answered(2, LATE);
		moves(3, "Asia/Tokyo");
		moves(2, "Europe/London");
		assertCounted("2026-03-02", 1, 1, 2, 4);
	}

	@Test
	void whatCameBeforeTheSiteWasKnownIsCountedByItsDaysToo() {
		this.site = this.site + "-early";
		answered(2, LATE);
		moves(1, "Asia/Tokyo");
		assertCounted("2026-03-02", 1, 1, 2, 4);
		assertThat(days()).isEqualTo(1);
	}

	@Test
	void anAnswerThatIsOnItsWayMeanwhileIsCountedOnce() throws SQLException {
		answered(2, LATE);
		try (Connection connection = this.database.connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("SELECT set_config('app.sites', '*', true)");
			statement.executeUpdate(answer(5, LATE));
			CompletableFuture<Void> moving = CompletableFuture.runAsync(() -> moves(2, "Asia/Tokyo"));
			await().atMost(LONG)
				.until(() -> this.sites.count("SELECT count(*) FROM pg_locks WHERE relation = 'response'::regclass"
						+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
						+ " AND mode = 'ShareRowExclusiveLock' AND NOT granted") == 1);
			connection.commit();
			moving.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
		}
		assertCounted("2026-03-02", 2, 2, 7, 29);
		assertThat(days()).isEqualTo(1);
	}

}
