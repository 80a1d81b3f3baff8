package io.touchpoint.feedback.visit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.voice.Colleagues;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestPassports;
import io.touchpoint.starter.web.ProblemException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@FeedbackTest
class OverdueTellingTests {

	private static final UUID HEAD = UUID.randomUUID();

	private static final UUID MANAGER = UUID.randomUUID();

	private final Colleagues directory = mock(Colleagues.class);

	@Autowired
	VisitDraftRepository drafts;

	@Autowired
	Visits visits;

	@Autowired
	FindingRepository findings;

	@Autowired
	Outbox outbox;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	VisitSweep sweep;

	@Autowired
	Clock clock;

	@Autowired
	Sites sites;

	@Autowired
	WebTestClient web;

	private ShopperApi api;

	private String site;

	private UUID visit;

	private OverdueTelling telling;

	@BeforeEach
	void aSite() {
		this.site = "ot-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.api = new ShopperApi(this.web);
		this.telling = new OverdueTelling(this.drafts, this.directory, this.outbox, this.transaction, this.clock);
		given(this.directory.headOffice(anyString())).willReturn(Mono.just(List.of(HEAD)));
		given(this.directory.managers(anyString())).willReturn(Mono.just(List.of(HEAD, MANAGER)));
		given(this.directory.address(any(), anyString())).willReturn(Mono.just("planner@example.org"));
	}

	private void overdue(String method) {
		ShopperApi.Answer planned = this.api.post(new TestPassports("feedback-service").headOffice(),
				"/api/feedback/visits", ShopperApi.plan(this.site, method));
		assertThat(planned.status()).as(planned.body().toString()).isEqualTo(201);
		this.visit = ShopperApi.id(planned.body());
		this.sites.change("UPDATE site_visit SET window_from = now() - interval '2 days', "
				+ "window_to = now() - interval '1 hour' WHERE id = '" + this.visit + "'");
	}

	private long told(String more) {
		return this.sites.count(
				"SELECT count(*) FROM outbox WHERE type = 'visit.overdue' AND site = '" + this.site + "' AND " + more);
	}

	@Test
	void aMysteryVisitIsToldToHeadOfficeAloneAndOnceHoweverOftenItIsLooked() {
		overdue("MYSTERY_VISIT");
		this.telling.tellAll().block();
		this.telling.tellAll().block();
		assertThat(told("true")).isEqualTo(1);
		assertThat(told("data -> 'planners' = '[\"" + HEAD + "\"]'")).isEqualTo(1);
	}

	@Test
	void anInspectionIsToldToTheManagersOfTheSiteToo() {
		overdue("INSPECTION");
		this.telling.tellAll().block();
		assertThat(told("data -> 'planners' = '[\"" + HEAD + "\", \"" + MANAGER + "\"]'")).isEqualTo(1);
	}

	@Test
	void beforeItsEndNothingIsTold() {
		overdue("INSPECTION");
		this.sites
			.change("UPDATE site_visit SET window_to = now() + interval '1 hour' WHERE id = '" + this.visit + "'");
		this.telling.tellAll().block();
		assertThat(told("true")).isZero();
	}

	@Test
	void aReportThatWasHandedInOrAVisitThatWasCalledOffIsNotOverdue() {
		overdue("INSPECTION");
		this.sites.change("UPDATE site_visit SET handed_in_at = now() WHERE id = '" + this.visit + "'");
		overdue("INSPECTION");
		this.sites.change("UPDATE site_visit SET state = 'CANCELLED' WHERE id = '" + this.visit + "'");
		this.telling.tellAll().block();
		assertThat(told("true")).isZero();
	}

	@Test
	void whileTheDirectoryIsAwayTheTellingWaitsEvenUntilTheVisitIsMissed() {
		overdue("MYSTERY_VISIT");
		given(this.directory.headOffice(anyString())).willReturn(Mono.error(new IllegalStateException("away")));
		this.telling.tellAll().block();
		assertThat(told("true")).isZero();
		this.sites
			.change("UPDATE site_visit SET closes_at = now() - interval '1 minute' WHERE id = '" + this.visit + "'");
		this.sweep.sweep().block();
		assertThat(this.sites
			.count("SELECT count(*) FROM site_visit WHERE state = 'MISSED' AND id = '" + this.visit + "'"))
			.isEqualTo(1);
		given(this.directory.headOffice(anyString())).willReturn(Mono.just(List.of(HEAD)));
		this.telling.tellAll().block();
		assertThat(told("true")).isEqualTo(1);
	}

	@Test
	void whoIsWrittenToIsAskedAgainWhenTheMailIsDue() {
		overdue("MYSTERY_VISIT");
		VisitMailController mails = new VisitMailController(this.drafts, this.visits, this.telling, this.findings,
				this.directory, this.transaction, "http://t.example");
		VisitMailController.ManagerContact contact = mails.planner(this.visit, HEAD).block();
		assertThat(contact.email()).isEqualTo("planner@example.org");
		assertThat(contact.facts()).containsEntry("url", "http://t.example/visits/" + this.visit)
			.containsKeys("to", "closesAt");
		assertThatThrownBy(() -> mails.planner(this.visit, MANAGER).block()).isInstanceOf(ProblemException.class);
		this.sites.change("UPDATE site_visit SET handed_in_at = now() WHERE id = '" + this.visit + "'");
		assertThatThrownBy(() -> mails.planner(this.visit, HEAD).block()).isInstanceOf(ProblemException.class);
	}

	@Test
	void anotherWindowIsAnotherDueDate() {
		overdue("INSPECTION");
		this.telling.tellAll().block();
		Map<String, Object> plan = ShopperApi.plan(this.site, "INSPECTION");
		plan.keySet().retainAll(List.of("from", "to", "shopper", "brief"));
		assertThat(this.api
			.send(HttpMethod.PUT, new TestPassports("feedback-service").headOffice(),
					"/api/feedback/visits/" + this.visit, plan, "If-Match", "\"1\"")
			.status()).isEqualTo(200);
		this.telling.tellAll().block();
		assertThat(told("true")).isEqualTo(1);
		this.sites
			.change("UPDATE site_visit SET window_to = now() - interval '1 second' WHERE id = '" + this.visit + "'");
		this.telling.tellAll().block();
		assertThat(told("true")).isEqualTo(2);
	}

}
