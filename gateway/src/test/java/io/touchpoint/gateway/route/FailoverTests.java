package io.touchpoint.gateway.route;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.touchpoint.gateway.Person;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

class FailoverTests extends RouteFixture {

	@Test
	void aKilledInstanceCostsNoFailedRead() {
		instances("reporting-service", this.one, this.two);
		for (int i = 0; i < 10; i++) {
			this.staff.get("/api/reports/measures").expectStatus().isOk();
		}
		assertThat(this.one.got()).isNotEmpty();
		this.one.kill();
		for (int i = 0; i < 60; i++) {
			this.staff.get("/api/reports/measures")
				.expectStatus()
				.isOk()
				.expectBody()
				.jsonPath("$.name")
				.isEqualTo("two");
		}
	}

	@Test
	void aWriteWithoutAKeyIsSentOnce() {
		instances("notification-service", this.one.breakingOff(), this.two.breakingOff());
		this.staff.send("POST", "/api/notifications/messages/1/retry", Map.of("a", 1))
			.expectStatus()
			.isEqualTo(503)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unavailable");
		assertThat(this.one.got().size() + this.two.got().size()).isEqualTo(1);
	}

	@Test
	void aWriteWithAKeyReachesTheOtherInstanceWithTheSameBody() {
		instances("feedback-service", this.one.breakingOff(), this.two);
		for (int i = 0; i < 4; i++) {
			this.client.post()
				.uri("/public/responses")
				.header("Idempotency-Key", "key-" + i)
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue("{\"survey\":\"abc\"}")
				.exchange()
				.expectStatus()
				.isOk();
		}
		assertThat(this.one.got()).hasSize(1);
		assertThat(this.two.got()).hasSize(4).allMatch((got) -> got.body().equals("{\"survey\":\"abc\"}"));
	}

	/**
	 * The service would not know the second from the first, whatever its sender thinks.
	 */
	@Test
	void aWriteWithAKeyThatNobodyAskedForIsSentOnce() {
		instances("notification-service", this.one.breakingOff(), this.two.breakingOff());
		this.staff
			.send("POST", "/api/notifications/messages/1/retry", Map.of("a", 1),
					(headers) -> headers.set("Idempotency-Key", "key"))
			.expectStatus()
			.isEqualTo(503);
		assertThat(this.one.got().size() + this.two.got().size()).isEqualTo(1);
	}

	@Test
	void aSilentServiceIsAProblemInBoundedTime() {
		instances("complaint-service", this.one);
		Instant start = Instant.now();
		this.staff.get("/api/complaints/never")
			.expectStatus()
			.isEqualTo(504)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
		assertThat(this.one.got()).hasSize(3);
		start = Instant.now();
		this.staff.send("POST", "/api/complaints/never", Map.of("a", 1)).expectStatus().isEqualTo(504);
		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
	}

	@Test
	void aDeadServiceIsAProblemForProgramsAndAPageForCustomers() {
		this.one.kill();
		instances("feedback-service", this.one);
		this.client.get()
			.uri("/api/feedback/responses")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.header("Accept", "text/html")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.exists("Retry-After")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/unavailable");
		this.client.get()
			.uri("/s/abc")
			.header("Accept", "text/html")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.exists("Retry-After")
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML)
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("We will be right back"));
	}

	@Test
	void aPublicPageThatIsAwayComesBackByItself() {
		this.one.kill();
		instances("feedback-service", this.one);
		this.client.get()
			.uri("/s/abc")
			.header("Accept", "text/html")
			.header("Accept-Language", "de, es-MX;q=0.8")
			.exchange()
			.expectHeader()
			.valueEquals("Refresh", "5")
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("lang=\"es\"", "Volvemos enseguida"));
	}

	@Test
	void whatWasSentIsNotSentAgainByThePageItself() {
		this.one.kill();
		instances("feedback-service", this.one);
		this.client.post()
			.uri("/s/abc")
			.header("Accept", "text/html")
			.header("Accept-Language", "ar")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.doesNotExist("Refresh")
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("dir=\"rtl\""));
	}

	@Test
	void aLiveStreamArrivesWhileItIsOpen() {
		instances("reporting-service", this.one);
		String first = this.client.get()
			.uri("/api/reports/live")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody()
			.blockFirst(Duration.ofSeconds(5));
		assertThat(first).contains("\"site\"");
	}

	@Test
	void aLiveStreamEndsWithItsSession() {
		instances("reporting-service", this.one);
		Person leaver = Person.demo(this.port, "manager");
		Flux<String> stream = this.client.get()
			.uri("/api/reports/live")
			.header("Cookie", "touchpoint-session=" + leaver.cookie())
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(String.class)
			.getResponseBody();
		StepVerifier.create(stream)
			.expectNextCount(1)
			.then(() -> leaver.send("DELETE", "/api/session", null).expectStatus().isNoContent())
			.expectComplete()
			.verify(Duration.ofSeconds(60));
	}

	@Test
	void manyOpenStreamsLeaveRoomForOtherRequests() {
		instances("reporting-service", this.one);
		List<Flux<String>> open = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			open.add(this.client.get()
				.uri("/api/reports/live")
				.header("Cookie", "touchpoint-session=" + this.staff.cookie())
				.exchange()
				.expectStatus()
				.isOk()
				.returnResult(String.class)
				.getResponseBody());
		}
		this.staff.get("/api/reports/measures").expectStatus().isOk();
		assertThat(open).allMatch((stream) -> stream.blockFirst(Duration.ofSeconds(5)) != null);
	}

}
