package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What customers say waits until whoever looks after the case has read it.
 */
@ComplaintServiceTest
class UnreadTests {

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	Casework casework;

	@Autowired
	Hearing hearing;

	private UUID id;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		this.id = UUID.fromString(this.cases.receive(HERE, Map.of()).path("id").asString());
	}

	@Test
	void aMessageWaitsSinceTheFirstUnreadOne() {
		assertThat(unreadSince()).isNull();
		hear();
		this.clock.advance(java.time.Duration.ofHours(1));
		hear();
		assertThat(unreadSince()).isEqualTo(TestWorld.MONDAY);
	}

	@Test
	void aNoteOfAColleagueIsNothingToBeRead() {
		this.casework.note(SiteScope.of(HERE), this.id, new Actor("staff-1", "Stefan"), "Seen", true).block();
		assertThat(unreadSince()).isNull();
	}

	@Test
	void anybodyReadsForACaseThatNobodyLooksAfter() {
		hear();
		read(PASSPORTS.siteManager(HERE));
		assertThat(unreadSince()).isNull();
	}

	@Test
	void onlyTheOwnerReadsWhatIsTheirs() {
		this.casework
			.change(SiteScope.of(HERE), this.id, null,
					(complaint, now, deadlines) -> complaint.hand(new Desk(null, new Person("staff-1", "Stefan Staff")),
							null, new Actor("x", "X"), now))
			.block();
		hear();
		read(PASSPORTS.siteManager(HERE));
		assertThat(unreadSince()).isEqualTo(TestWorld.MONDAY);
		read(PASSPORTS.staff(HERE));
		assertThat(unreadSince()).isNull();
	}

	@Test
	void whatWaitsInAMergedCaseWaitsInTheOneThatStays() {
		JsonNode stays = this.cases.receive(HERE, Map.of());
		hear();
		this.clock.advance(java.time.Duration.ofHours(1));
		this.hearing.hear(SiteScope.of(HERE), UUID.fromString(stays.path("id").asString()), "And now?").block();
		this.client.post()
			.uri("/api/complaints/{id}/merge", this.id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("into", stays.path("id").asString(), "intoRevision", 1))
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(unread()).contains(stays.path("id").asString()).doesNotContain(this.id.toString());
		this.id = UUID.fromString(stays.path("id").asString());
		assertThat(unreadSince()).isEqualTo(TestWorld.MONDAY);
	}

	private List<String> unread() {
		return this.cases.listed(PASSPORTS.headOffice(), "unread=true&site=" + HERE);
	}

	private void hear() {
		this.hearing.hear(SiteScope.of(HERE), this.id, "Where is my answer?").block();
	}

	private void read(String bearer) {
		this.client.post()
			.uri("/api/complaints/{id}/read", this.id)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectStatus()
			.isNoContent();
	}

	private Instant unreadSince() {
		JsonNode told = this.client.get()
			.uri("/api/complaints/{id}", this.id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("unreadSince");
		return told.isNull() ? null : Instant.parse(told.asString());
	}

}
