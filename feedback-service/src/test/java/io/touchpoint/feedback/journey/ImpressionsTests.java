package io.touchpoint.feedback.journey;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.feedback.journey.JourneyApi.values;
import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class ImpressionsTests {

	private static final String PATH = "/api/feedback/impressions";

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	private JourneyApi api;

	private String own;

	private String foreign;

	private String manager;

	private String first;

	@BeforeEach
	void hospitals() {
		String run = UUID.randomUUID().toString().substring(0, 8);
		this.api = new JourneyApi(this.web);
		this.own = "ends-" + run;
		this.foreign = "else-" + run;
		this.sites.arrive(this.own, this.foreign);
		this.manager = this.passports.siteManager(this.own);
		this.first = impression().at("/first/touchpoint").asString();
	}

	private JsonNode impression() {
		JsonNode items = this.api.get(this.manager, PATH + "?site=" + this.own + "&customerType=PATIENT")
			.ok()
			.path("items");
		assertThat(items).hasSize(1);
		return items.path(0);
	}

	private void marks(String site, String touchpoint, String channel, int each, int... marks) {
		marks(site, touchpoint, channel, "PATIENT", 5, each, marks);
	}

	/** So many answers of each face that was tapped, and no mark. */
	private void faces(String touchpoint, int each, int... faces) {
		for (int face : faces) {
			this.sites
				.change("""
						INSERT INTO response (id, site, touchpoint, channel, customer_type, questionnaire,
							questionnaire_version, face, one_tap, moment, answers, language, contactable, occurred_at, received_at)
						SELECT gen_random_uuid(), '%s', '%s', 'KIOSK', 'PATIENT', 'tap', 1, %d, true, 'NEUTRAL', '{"tap": %d}', 'en',
							false, now() - interval '5 days', now()
						FROM generate_series(1, %d)
						"""
					.formatted(this.own, touchpoint, face, face, each));
		}
	}

	/** So many answers of each mark. */
	private void marks(String site, String touchpoint, String channel, String type, int daysAgo, int each,
			int... marks) {
		for (int mark : marks) {
			this.sites
				.change("""
						INSERT INTO response (id, site, touchpoint, channel, customer_type, questionnaire,
							questionnaire_version, overall, moment, answers, language, contactable, occurred_at, received_at)
						SELECT gen_random_uuid(), '%s', '%s', '%s', '%s', 'patient', 1, %d, 'NEUTRAL', '{"overall": %d}', 'en',
							false, now() - interval '%d days', now()
						FROM generate_series(1, %d)
						"""
					.formatted(site, touchpoint, channel, type, mark, mark, daysAgo, each));
		}
	}

	@Test
	void aJourneyThatEndsWorseThanItBeginsIsReportedWithItsLastImpression() {
		marks(this.own, this.first, "WEB", 20, 4, 5);
		marks(this.own, "waiting", "WEB", 20, 1);
		marks(this.own, "farewell", "QR", 20, 2, 3);

		JsonNode one = impression();

		assertThat(one.path("verdict").asString()).isEqualTo("BAD_END");
		assertThat(one.path("difference").asDouble()).isEqualTo(-2);
		assertThat(one.path("upper").asDouble()).isNegative();
		assertThat(one.at("/first/mean").asDouble()).isEqualTo(4.5);
		assertThat(one.at("/first/marks").asInt()).isEqualTo(40);
		assertThat(one.at("/last/touchpoint").asString()).isEqualTo("farewell");
		assertThat(one.at("/last/mean").asDouble()).isEqualTo(2.5);
		assertThat(one.path("step").asDouble()).isEqualTo(0.5);
		assertThat(one.path("days").asInt()).isEqualTo(90);
	}

	@Test
	void underTenMarksNothingIsSaidAndNoMeanIsShown() {
		marks(this.own, this.first, "WEB", 9, 5);
		marks(this.own, "farewell", "WEB", 30, 1);

		JsonNode one = impression();

		assertThat(one.path("verdict").asString()).isEqualTo("TOO_FEW");
		assertThat(one.at("/first/mean").isNull()).isTrue();
		assertThat(one.at("/first/marks").asInt()).isEqualTo(9);
		assertThat(one.path("difference").isNull()).isTrue();
	}

	@Test
	void whoLooksForUsColleaguesAndOldMarksDoNotCount() {
		marks(this.own, this.first, "WEB", 20, 5);
		marks(this.own, "farewell", "MYSTERY_VISIT", 20, 1);
		marks(this.own, "farewell", "INSPECTION", 20, 1);
		marks(this.own, "farewell", "WEB", "COLLEAGUE", 5, 20, 1);
		marks(this.own, "farewell", "WEB", "PATIENT", 95, 20, 1);

		assertThat(impression().at("/last/marks").asInt()).isZero();
		assertThat(impression().path("verdict").asString()).isEqualTo("TOO_FEW");
	}

	@Test
	void aMarkThatIsTakenOutOfTheFiguresCountsNoMoreAndComesBack() {
		marks(this.own, this.first, "WEB", 20, 5);
		marks(this.own, "farewell", "WEB", 20, 5);
		marks(this.own, "farewell", "WEB", 20, 1);
		assertThat(impression().path("verdict").asString()).isEqualTo("BAD_END");
		String bad = "site = '" + this.own + "' AND overall = 1";

		this.sites.change("UPDATE response SET suspect = 'BURST', verdict = 'EXCLUDED' WHERE " + bad);
		assertThat(impression().at("/last/marks").asInt()).isEqualTo(20);
		assertThat(impression().at("/last/mean").asDouble()).isEqualTo(5);
		assertThat(impression().path("verdict").asString()).isEqualTo("NO_BAD_END");

		this.sites.change("UPDATE response SET verdict = 'CLEARED' WHERE " + bad);
		assertThat(impression().at("/last/marks").asInt()).isEqualTo(40);

		this.sites.change("UPDATE response SET verdict = 'EXCLUDED' WHERE " + bad);
		this.sites.change("DELETE FROM response WHERE site = '" + this.own + "'");
		assertThat(impression().at("/last/marks").asInt()).isZero();
		assertThat(this.sites
			.count("""
					SELECT coalesce(sum(abs(marks) + abs(mark_sum) + abs(mark_squares) + abs(answers)), 0)::bigint FROM answer_day
					WHERE site = '%s'"""
				.formatted(this.own)))
			.isZero();
	}

	@Test
	void aFaceStandsInWhereNoMarkWasGivenAndTheFigureSaysSo() {
		marks(this.own, this.first, "WEB", 20, 5);
		marks(this.own, "farewell", "WEB", 5, 2);
		faces("farewell", 10, 1, 2);

		JsonNode one = impression();

		assertThat(one.path("verdict").asString()).isEqualTo("BAD_END");
		assertThat(one.at("/first/standIns").asInt()).isZero();
		assertThat(one.at("/last/marks").asInt()).isEqualTo(25);
		assertThat(one.at("/last/standIns").asInt()).isEqualTo(20);
		assertThat(one.at("/last/mean").asDouble()).as("faces of 1 and 2 as marks of 2 and 3").isEqualTo(2.4);
	}

	@Test
	void aFaceThatIsTakenOutOfTheFiguresCountsNoMoreAndComesBack() {
		faces("farewell", 10, 4);
		String these = "site = '" + this.own + "'";
		this.sites.change("UPDATE response SET suspect = 'BURST', verdict = 'EXCLUDED' WHERE " + these);
		assertThat(impression().at("/last/marks").asInt()).isZero();
		assertThat(impression().at("/last/standIns").asInt()).isZero();
		this.sites.change("UPDATE response SET verdict = 'CLEARED' WHERE " + these);
		assertThat(impression().at("/last/mean").asDouble()).isEqualTo(5);
		this.sites.change("DELETE FROM response WHERE " + these);
		assertThat(
				this.sites.count("SELECT sum(abs(marks) + abs(mark_sum) + abs(mark_squares) + abs(face_marks))::bigint"
						+ " FROM answer_day WHERE " + these))
			.isZero();
	}

	@Test
	void theDatabaseAndTheServiceAgreeOnWhatAFaceStandsFor() {
		for (int face = Question.Smiley.LEAST; face <= Question.Smiley.MOST; face++) {
			assertThat(this.sites.count("SELECT standing_mark(NULL, " + face + "::smallint)::bigint"))
				.isEqualTo(Question.Smiley.standsFor(face));
		}
		assertThat(this.sites.count("SELECT standing_mark(2::smallint, 4::smallint)::bigint")).isEqualTo(2);
	}

	@Test
	void theEndsAreThoseOfWhatIsSwitchedOnAtTheSite() {
		marks(this.own, this.first, "WEB", 20, 5);
		marks(this.own, "farewell", "WEB", 20, 5);
		marks(this.own, "billing", "WEB", 20, 2);
		this.api
			.send(HttpMethod.POST, this.manager,
					"/api/feedback/sites/" + this.own + "/touchpoints/PATIENT/farewell/off", null)
			.ok();

		assertThat(impression().at("/last/touchpoint").asString()).isEqualTo("billing");
		assertThat(impression().path("verdict").asString()).isEqualTo("BAD_END");
	}

	@Test
	void headOfficeSeesWhichSitesEndBadlyAndAManagerTheOwnOnesOnly() {
		for (String site : new String[] { this.own, this.foreign }) {
			marks(site, this.first, "WEB", 20, 5);
			marks(site, "farewell", "WEB", 20, 2);
		}
		String all = PATH + "?customerType=PATIENT&verdict=BAD_END";

		assertThat(values(this.api.get(this.passports.headOffice(), all).ok().path("items"), "site")).contains(this.own,
				this.foreign);
		JsonNode seen = this.api.get(this.manager, all).ok();
		assertThat(values(seen.path("items"), "site")).containsExactly(this.own);
		assertThat(seen.path("definition").asString()).contains("at least 10 marks");
		assertThat(this.api.get(this.manager, PATH + "?site=" + this.foreign).status()).isEqualTo(403);
		assertThat(this.api.get(this.passports.ops(), PATH).status()).isEqualTo(403);
		assertThat(this.api.get(this.manager, PATH + "?verdict=BAD").faults()).containsExactly("verdict");
	}

}
