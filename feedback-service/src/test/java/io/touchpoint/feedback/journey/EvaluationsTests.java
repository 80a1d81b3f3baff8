package io.touchpoint.feedback.journey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

import static io.touchpoint.feedback.journey.JourneyApi.find;
import static io.touchpoint.feedback.journey.JourneyApi.values;
import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class EvaluationsTests extends PlannedSite {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	@Autowired
	Clock clock;

	private String daysAgo(int days) {
		return this.clock.instant().minus(Duration.ofDays(days)).toString();
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
