package io.touchpoint.feedback.journey;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;

import org.springframework.http.HttpMethod;

import static io.touchpoint.feedback.journey.JourneyApi.find;
import static io.touchpoint.feedback.journey.JourneyApi.values;
import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class SitePlansTests extends PlannedSite {

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

}
