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

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@FeedbackTest
class FindingTellingTests {

	private final Colleagues directory = mock(Colleagues.class);

	@Autowired
	FindingRepository findings;

	@Autowired
	Outbox outbox;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	Clock clock;

	@Autowired
	Sites sites;

	@Autowired
	WebTestClient web;

	private String site;

	private FindingTelling telling;

	@BeforeEach
	void aFinding() {
		this.site = "ft-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		String manager = new TestPassports("feedback-service").siteManager(this.site);
		assertThat(new ShopperApi(this.web)
			.post(manager, "/api/feedback/security-findings",
					Map.of("site", this.site, "kind", "DATA", "what", "Papers on the desk"))
			.status()).isEqualTo(201);
		this.telling = new FindingTelling(this.findings, this.directory, this.outbox, this.transaction, this.clock);
	}

	private long told() {
		return this.sites
			.count("SELECT count(*) FROM outbox WHERE type = 'security.found' AND site = '" + this.site + "'");
	}

	@Test
	void whoMayKnowIsToldOnceHoweverOftenItIsLooked() {
		UUID manager = UUID.randomUUID();
		given(this.directory.managers(anyString())).willReturn(Mono.just(List.of(manager)));
		this.telling.tellAll().block();
		this.telling.tellAll().block();
		assertThat(told()).isEqualTo(1);
		assertThat(this.sites.count("SELECT count(*) FROM outbox WHERE type = 'security.found' AND site = '" + this.site
				+ "' AND data -> 'managers' ->> 0 = '" + manager + "'"))
			.isEqualTo(1);
	}

	@Test
	void whileTheDirectoryIsAwayTheTellingWaits() {
		given(this.directory.managers(anyString())).willReturn(Mono.error(new IllegalStateException("away")));
		this.telling.tellAll().block();
		assertThat(told()).isZero();
		given(this.directory.managers(anyString())).willReturn(Mono.just(List.of()));
		this.telling.tellAll().block();
		assertThat(told()).isEqualTo(1);
	}

}
