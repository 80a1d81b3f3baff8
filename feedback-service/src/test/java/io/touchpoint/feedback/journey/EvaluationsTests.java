package io.touchpoint.feedback.journey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.feedback.journey.JourneyApi.find;
import static io.touchpoint.feedback.journey.JourneyApi.values;
import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class EvaluationsTests {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@Autowired
	Clock clock;

	private JourneyApi api;

	private String own;

	private String foreign;

	private String manager;

	@BeforeEach
	void hospitals() {
		String run = UUID.randomUUID().toString().substring(0, 8);
		this.api = new JourneyApi(this.web);
		this.own = "own-" + run;
		this.foreign = "foreign-" + run;
		this.sites.arrive(this.own, this.foreign);
		this.manager = this.passports.siteManager(this.own);
	}

	private JsonNode evaluation(String touchpoint) {
		return find(this.api.get(this.manager, "/api/feedback/evaluations?site=" + this.own).ok().path("items"),
				"touchpoint", touchpoint);
	}

	private String at(String site, String touchpoint) {
		return "/api/feedback/sites/" + site + "/touchpoints/PATIENT/" + touchpoint;
	}

	private JsonNode plan(String touchpoint, String plan) {
		return this.api
			.send(HttpMethod.PUT, this.manager, at(this.own, touchpoint) + "/plan", plan, revision(touchpoint))
			.ok();
	}

	private long revision(String touchpoint) {
		return evaluation(touchpoint).path("revision").asLong();
	}

	private static String every(String count, String unit, String method) {
		return "{\"method\": \"%s\", \"every\": %s, \"rhythm\": \"%s\", \"owner\": \"desk\"}".formatted(method, count,
				unit);
	}

	/** As if the site and its plans had been there for years. */
	private void longAgo() {
		this.sites.change("UPDATE site SET known_since = '2024-01-01' WHERE code = '" + this.own + "'");
		this.sites.change("UPDATE site_touchpoint SET changed_at = '2024-01-01' WHERE site = '" + this.own + "'");
		this.sites.change("""
				UPDATE site_evaluation_plan SET in_force_since = '2024-01-01' WHERE site = '%s'""".formatted(this.own));
	}

	private String daysAgo(int days) {
		return this.clock.instant().minus(Duration.ofDays(days)).toString();
	}

	@Test
	void whoeverPlansASiteLaterIsShownWhatTheOtherPlanned() {
		String path = at(this.own, "waiting");
		assertThat(revision("waiting")).isZero();
		assertThat(this.api.send(HttpMethod.PUT, this.manager, path + "/plan", every("1", "WEEKS", "SURVEY")).status())
			.isEqualTo(428);
		JourneyApi.Answer first = this.api.send(HttpMethod.PUT, this.manager, path + "/plan",
				every("1", "WEEKS", "SURVEY"), 0L);
		assertThat(first.tag()).isEqualTo("\"1\"");
		for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.DELETE)) {
			JourneyApi.Answer late = this.api.send(method, this.manager, path + "/plan", every("2", "DAYS", "SURVEY"),
					0L);
			assertThat(late.status()).isEqualTo(412);
			assertThat(late.body().at("/current/revision").asInt()).isOne();
			assertThat(late.body().at("/current/plan/rhythm").asString()).isEqualTo("WEEKS");
		}
		assertThat(evaluation("waiting").at("/plan/rhythm").asString()).isEqualTo("WEEKS");
	}

	@Test
	void aPlanThatWasDroppedAndMadeAgainIsNotTheOneBefore() {
		String path = at(this.own, "waiting");
		plan("waiting", every("1", "WEEKS", "SURVEY"));
		this.api.send(HttpMethod.DELETE, this.manager, path + "/plan", null, 1L).ok();
		plan("waiting", every("1", "MONTHS", "SURVEY"));
		assertThat(
				this.api.send(HttpMethod.PUT, this.manager, path + "/plan", every("2", "DAYS", "SURVEY"), 1L).status())
			.isEqualTo(412);
		assertThat(revision("waiting")).isEqualTo(3);
	}

	@Test
	void switchingOffIsSeenByWhoeverPlansMeanwhile() {
		String path = at(this.own, "waiting");
		this.api.send(HttpMethod.POST, this.manager, path + "/off", null).ok();
		JourneyApi.Answer late = this.api.send(HttpMethod.PUT, this.manager, path + "/plan",
				every("1", "WEEKS", "SURVEY"), 0L);
		assertThat(late.status()).isEqualTo(412);
		assertThat(late.body().at("/current/state").asString()).isEqualTo("OFF");
		assertThat(this.api.send(HttpMethod.POST, this.manager, path + "/on", null, 0L).status()).isEqualTo(412);
		this.api.send(HttpMethod.POST, this.manager, path + "/on", null, 1L).ok();
		assertThat(revision("waiting")).isEqualTo(2);
	}

	@Test
	void aPlanKeepsItsTimeWhenItIsSavedAsItWas() {
		plan("waiting", every("1", "WEEKS", "SURVEY"));
		this.sites.change("""
				UPDATE site_evaluation_plan SET in_force_since = '2024-01-01' WHERE site = '%s'""".formatted(this.own));
		this.sites.change("UPDATE site_touchpoint SET changed_at = '2024-01-01' WHERE site = '" + this.own + "'");
		plan("waiting", every("1", "WEEKS", "SURVEY"));
		assertThat(this.sites.count("""
				SELECT count(*) FROM site_evaluation_plan JOIN site_touchpoint USING (site, customer_type, touchpoint)
				WHERE site = '%s' AND in_force_since = '2024-01-01' AND changed_at = '2024-01-01'
				""".formatted(this.own))).isOne();
	}

	@Test
	void nothingTellsASiteWhenAMysteryVisitIsDue() {
		plan("parking", every("1", "MONTHS", "MYSTERY_VISIT"));
		longAgo();
		JsonNode seen = evaluation("parking");
		assertThat(seen.path("nextDue").isNull()).isTrue();
		assertThat(seen.path("missedOn").isNull()).isTrue();
		String path = "/api/feedback/evaluations?site=" + this.own;
		JsonNode head = find(this.api.get(this.passports.headOffice(), path).ok().path("items"), "touchpoint",
				"parking");
		assertThat(head.path("nextDue").asString()).isNotBlank();
		assertThat(head.path("missedOn").asString()).isNotBlank();
		this.api.get(this.passports.service(), "/internal/sites/" + this.own + "/overdue-evaluations")
			.body()
			.path("facts")
			.path("items")
			.asString()
			.lines()
			.forEach((line) -> assertThat(line).doesNotContain("Parking"));
	}

	@Test
	void everyTouchpointIsThereAndAnUnmeasuredOneSaysSo() {
		JsonNode all = this.api.get(this.manager, "/api/feedback/evaluations?site=" + this.own).ok();
		assertThat(all.path("total").asLong()).isEqualTo(this.sites
			.count("SELECT count(*) FROM touchpoint WHERE customer_type = 'PATIENT' AND retired_at IS NULL"));
		assertThat(values(all.path("items"), "state")).containsOnly("UNMEASURED");
		JsonNode first = all.path("items").path(0);
		assertThat(first.path("firstContact").asBoolean()).isTrue();
		assertThat(first.path("lastEvaluatedAt").isNull()).isTrue();
		assertThat(first.path("timeZone").asString()).isEqualTo("Europe/London");
		assertThat(find(all.path("items"), "touchpoint", "farewell").path("lastImpression").asBoolean()).isTrue();
		assertThat(evaluation("waiting").path("needed").asInt()).isEqualTo(97);
		assertThat(evaluation("entrance").path("needed").asInt()).isEqualTo(1);
		assertThat(evaluation("waiting").path("missedOn").isNull()).isTrue();
	}

	@Test
	void answersByThePlannedMethodCountAndOthersDoNot() {
		plan("waiting", every("1", "DAYS", "SURVEY"));
		plan("greeting", every("1", "DAYS", "MYSTERY_VISIT"));
		assertThat(this.api.answer(this.sites.survey(this.own, "waiting"), null)).isEqualTo(201);
		assertThat(this.api.answer(this.sites.survey(this.own, "greeting"), null)).isEqualTo(201);
		JsonNode waiting = evaluation("waiting");
		assertThat(waiting.path("answers").asInt()).isEqualTo(1);
		assertThat(waiting.path("state").asString()).isEqualTo("ON_PLAN");
		assertThat(waiting.path("evaluatedOnPlan").asBoolean()).isTrue();
		assertThat(waiting.path("nextDue").asString())
			.isEqualTo(LocalDate.ofInstant(this.clock.instant(), LONDON).plusDays(1).toString());
		assertThat(waiting.path("lastEvaluatedAt").asString()).isNotEmpty();
		assertThat(evaluation("greeting").path("answers").asInt()).isZero();
		assertThat(evaluation("greeting").path("state").asString()).isEqualTo("UNMEASURED");
	}

	/** Tapped a day ago, at a time that is within a plan's period of days. */
	private void tapped(String touchpoint, String channel, boolean oneTap) {
		this.sites
			.change("""
					INSERT INTO response (id, site, touchpoint, channel, customer_type, questionnaire, questionnaire_version,
						face, one_tap, moment, answers, language, contactable, occurred_at, received_at)
					VALUES (gen_random_uuid(), '%s', '%s', '%s', 'PATIENT', 'tap', 1, 3, %s, 'NEUTRAL', '{"tap": 3}', 'en', false,
						now(), now())
					"""
				.formatted(this.own, touchpoint, channel, oneTap));
	}

	@Test
	void aPlanByOneTapCountsTappedFacesAndASurveyEverythingElse() {
		plan("waiting", every("1", "DAYS", "ONE_TAP"));
		plan("greeting", every("1", "DAYS", "SURVEY"));
		for (String touchpoint : List.of("waiting", "greeting")) {
			assertThat(this.api.answer(this.sites.survey(this.own, touchpoint), null)).isEqualTo(201);
			tapped(touchpoint, "KIOSK", true);
			tapped(touchpoint, "QR", true);
			// A face that only follows from another answer
			tapped(touchpoint, "QR", false);
			tapped(touchpoint, "MYSTERY_VISIT", true);
		}
		assertThat(evaluation("waiting").path("answers").asInt()).isEqualTo(2);
		assertThat(evaluation("greeting").path("answers").asInt()).isEqualTo(2);
	}

	@Test
	void aPlanByOneTapIsUnmeasuredUntilSomebodyTaps() {
		plan("waiting", every("1", "DAYS", "ONE_TAP"));
		assertThat(this.api.answer(this.sites.survey(this.own, "waiting"), null)).isEqualTo(201);
		assertThat(evaluation("waiting").path("state").asString()).isEqualTo("UNMEASURED");
		longAgo();
		tapped("waiting", "KIOSK", true);
		earlier(500);
		assertThat(evaluation("waiting").path("state").asString()).isEqualTo("OVERDUE");
	}

	@Test
	void aDueDateThatWentByShowsInListAndCoverage() {
		plan("waiting", every("1", "WEEKS", "SURVEY"));
		longAgo();
		assertThat(this.api.answer(this.sites.survey(this.own, "waiting"), daysAgo(30))).isEqualTo(201);
		JsonNode waiting = evaluation("waiting");
		assertThat(waiting.path("state").asString()).isEqualTo("OVERDUE");
		LocalDate monday = LocalDate.parse(waiting.path("from").asString());
		assertThat(waiting.path("missedOn").asString()).isEqualTo(monday.minusDays(1).toString());
		assertThat(values(this.api.get(this.manager, "/api/feedback/evaluations?pastDue=true").ok().path("items"),
				"touchpoint"))
			.containsExactly("waiting");
		assertThat(values(this.api.get(this.manager, "/api/feedback/evaluations?state=OVERDUE&customerType=PATIENT")
			.ok()
			.path("items"), "touchpoint")).containsExactly("waiting");
		JsonNode coverage = this.api.get(this.manager, "/api/feedback/coverage").ok();
		assertThat(coverage.path("definition").asString()).contains("divided by");
		assertThat(coverage.path("whole").path("overdue").asInt()).isEqualTo(1);
		assertThat(coverage.path("whole").path("share").asDouble()).isZero();
		this.api.answer(this.sites.survey(this.own, "waiting"), null);
		JsonNode better = this.api.get(this.manager, "/api/feedback/coverage").ok();
		assertThat(better.path("whole").path("evaluatedOnPlan").asInt()).isEqualTo(1);
		assertThat(better.path("whole").path("pastDue").asInt()).isZero();
		assertThat(values(better.path("sites"), "code")).containsExactly(this.own);
		assertThat(better.path("sites").path(0).path("lastImpressions").path("unmeasured").asInt()).isEqualTo(1);
		assertThat(find(better.path("touchpoints"), "code", "waiting").path("tally").path("share").asDouble())
			.isEqualTo(1);
		assertThat(values(better.path("regions"), "code")).containsExactly("north");
	}

	/** What was answered at the own site, as if it had been said so many days before. */
	private void earlier(int days) {
		this.sites.change(
				"UPDATE answer_day SET day = day - %1$d, last_at = last_at - interval '%1$d days' WHERE site = '%2$s'"
					.formatted(days, this.own));
	}

	@Test
	void whatWasLastEvaluatedOverAYearAgoIsOverdueAndNotUnmeasured() {
		plan("waiting", every("1", "WEEKS", "SURVEY"));
		longAgo();
		assertThat(this.api.answer(this.sites.survey(this.own, "waiting"), null)).isEqualTo(201);
		earlier(500);
		JsonNode waiting = evaluation("waiting");
		assertThat(waiting.path("state").asString()).isEqualTo("OVERDUE");
		assertThat(Instant.parse(waiting.path("lastEvaluatedAt").asString()))
			.isBefore(this.clock.instant().minus(Duration.ofDays(499)));
		assertThat(values(this.api.get(this.manager, "/api/feedback/evaluations?state=OVERDUE&customerType=PATIENT")
			.ok()
			.path("items"), "touchpoint")).containsExactly("waiting");
	}

	@Test
	void aPeriodOfYearsCountsWhatWasSaidAtItsBeginning() {
		plan("waiting", every("8", "QUARTERS", "SURVEY"));
		longAgo();
		assertThat(this.api.answer(this.sites.survey(this.own, "waiting"), null)).isEqualTo(201);
		earlier(500);
		// In the period of now or, once that began less than 500 days ago, in the one
		// before
		JsonNode waiting = evaluation("waiting");
		assertThat(waiting.path("answers").asInt() + waiting.path("answersBefore").asInt()).isEqualTo(1);
		assertThat(waiting.path("evaluatedOnPlan").asBoolean()).isTrue();
		assertThat(waiting.path("missedOn").isNull()).isTrue();
	}

	@Test
	void aTouchpointThatIsSwitchedOffTakesNoAnswersAndCountsNowhere() {
		String survey = this.sites.survey(this.own, "farewell");
		String elsewhere = this.sites.survey(this.foreign, "farewell");
		assertThat(this.api.answer(survey, null)).isEqualTo(201);
		JsonNode off = this.api.send(HttpMethod.POST, this.manager, at(this.own, "farewell") + "/off", null).ok();
		assertThat(off.path("state").asString()).isEqualTo("OFF");
		assertThat(this.api.answer(survey, null)).isEqualTo(400);
		JsonNode listed = this.api.get(this.manager, "/api/feedback/surveys?touchpoint=farewell").ok().path("items");
		assertThat(find(listed, "code", survey).path("active").asBoolean()).as("it says so in the list").isFalse();
		assertThat(this.api.answer(elsewhere, null)).isEqualTo(201);
		JsonNode whole = this.api.get(this.manager, "/api/feedback/coverage").ok().path("whole");
		assertThat(whole.path("off").asInt()).isEqualTo(1);
		assertThat(evaluation("billing").path("lastImpression").asBoolean()).isTrue();
		assertThat(evaluation("farewell").path("lastEvaluatedAt").isNull()).isFalse();
		JsonNode on = this.api.send(HttpMethod.POST, this.manager, at(this.own, "farewell") + "/on", null).ok();
		assertThat(on.path("state").asString()).isEqualTo("DUE");
		assertThat(this.api.answer(survey, null)).isEqualTo(201);
	}

	@Test
	void whatWasOffIsNotOverdueWhenItIsOnAgain() {
		plan("waiting", every("1", "WEEKS", "SURVEY"));
		longAgo();
		assertThat(evaluation("waiting").path("missedOn").isNull()).isFalse();
		this.api.send(HttpMethod.POST, this.manager, at(this.own, "waiting") + "/off", null).ok();
		this.api.send(HttpMethod.POST, this.manager, at(this.own, "waiting") + "/on", null).ok();
		assertThat(evaluation("waiting").path("missedOn").isNull()).isTrue();
	}

	@Test
	void aSitesOwnPlanHoldsUntilItIsDropped() {
		JsonNode planned = plan("waiting", """
				{"method": "ONE_TAP", "every": 3, "rhythm": "DAYS", "halfWidth": 0.2, "level": 90, "owner": "desk"}""");
		assertThat(planned.path("ownPlan").asBoolean()).isTrue();
		assertThat(planned.path("needed").asInt()).isEqualTo(17);
		assertThat(planned.path("plan").path("owner").asString()).isEqualTo("desk");
		JsonNode dropped = this.api
			.send(HttpMethod.DELETE, this.manager, at(this.own, "waiting") + "/plan", null, revision("waiting"))
			.ok();
		assertThat(dropped.path("ownPlan").asBoolean()).isFalse();
		assertThat(dropped.path("needed").asInt()).isEqualTo(97);
	}

	@Test
	void askingForTheSameAgainKeepsTheDueDateAndAskingForOtherStartsAnew() {
		plan("waiting", every("1", "WEEKS", "SURVEY"));
		longAgo();
		assertThat(plan("waiting", every("1", "WEEKS", "SURVEY")).path("missedOn").isNull()).isFalse();
		assertThat(plan("waiting", every("2", "WEEKS", "SURVEY")).path("missedOn").isNull()).isTrue();
	}

	@Test
	void anotherSiteIsNobodysToSeeOrChange() {
		for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.DELETE)) {
			assertThat(this.api
				.send(method, this.manager, at(this.foreign, "waiting") + "/plan", every("1", "DAYS", "SURVEY"))
				.status()).isEqualTo(403);
		}
		for (String turn : List.of("/on", "/off")) {
			assertThat(this.api.send(HttpMethod.POST, this.manager, at(this.foreign, "waiting") + turn, null).status())
				.isEqualTo(403);
			assertThat(
					this.api.send(HttpMethod.POST, this.passports.staff(this.own), at(this.own, "waiting") + turn, null)
						.status())
				.isEqualTo(403);
		}
		assertThat(this.api.get(this.manager, "/api/feedback/evaluations?site=" + this.foreign).status())
			.isEqualTo(403);
		assertThat(this.api.get(this.manager, "/api/feedback/coverage?site=" + this.foreign).status()).isEqualTo(403);
		assertThat(values(this.api.get(this.manager, "/api/feedback/evaluations").ok().path("items"), "site"))
			.containsOnly(this.own);
		assertThat(this.api.get(this.passports.ops(), "/api/feedback/evaluations").status()).isEqualTo(403);
		assertThat(values(this.api.get(this.passports.staff(), "/api/feedback/evaluations").ok().path("items"), "site"))
			.isEmpty();
	}

	@Test
	void whatASiteDoesNotHaveCannotBeChangedThere() {
		assertThat(this.api.send(HttpMethod.POST, this.manager, at(this.own, "nowhere") + "/off", null).status())
			.isEqualTo(404);
		assertThat(this.api
			.send(HttpMethod.POST, this.manager, "/api/feedback/sites/" + this.own + "/touchpoints/STUDENT/library/off",
					null)
			.status()).isEqualTo(404);
		assertThat(this.api.get(this.manager, "/api/feedback/evaluations?customerType=NOBODY").faults())
			.containsExactly("customerType");
	}

	@Test
	void answersAreCountedWithThemAndUncountedWhenTheyGo() {
		this.api.answer(this.sites.survey(this.own, "waiting"), null);
		this.api.answer(this.sites.survey(this.own, "waiting"), null);
		this.api.answer(this.sites.survey(this.own, "greeting"), daysAgo(3));
		assertThat(counted()).isEqualTo(3);
		this.sites.change("DELETE FROM response WHERE site = '" + this.own + "' AND touchpoint = 'waiting'");
		assertThat(counted()).isEqualTo(1);
		assertThat(evaluation("waiting").path("state").asString()).isEqualTo("UNMEASURED");
		assertThat(this.sites.count("""
				SELECT count(*) FROM (SELECT site, touchpoint, channel, day, answers FROM answer_day WHERE answers > 0
				EXCEPT SELECT r.site, touchpoint, channel, (occurred_at AT TIME ZONE time_zone)::date, count(*)
				FROM response r JOIN site s ON s.code = r.site GROUP BY 1, 2, 3, 4) AS different
				WHERE site = '%s'""".formatted(this.own))).isZero();
	}

	private long counted() {
		return this.sites.count("SELECT sum(answers)::bigint FROM answer_day WHERE site = '" + this.own + "'");
	}

	@Test
	void theMailsServiceIsToldWhatIsOverdueAndWhere() {
		String path = "/internal/sites/" + this.own + "/overdue-evaluations";
		assertThat(this.api.get(this.passports.service(), path).status()).isEqualTo(404);
		plan("waiting", every("1", "WEEKS", "SURVEY"));
		longAgo();
		JsonNode notice = this.api.get(this.passports.service(), path).ok();
		assertThat(notice.path("email").asString()).isEqualTo("care@" + this.own + ".example.org");
		assertThat(notice.path("language").asString()).isEqualTo("en");
		assertThat(notice.path("facts").path("items").asString()).startsWith("Waiting – ").endsWith(" – desk");
		assertThat(notice.path("facts").path("url").asString()).endsWith("/journey?site=" + this.own);
		assertThat(this.api.get(this.passports.headOffice(), path).status()).isEqualTo(403);
	}

}
