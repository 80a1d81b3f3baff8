package io.touchpoint.reporting.comparison;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.World;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.reporting.Told.aComplaint;
import static io.touchpoint.reporting.Told.aResponse;
import static io.touchpoint.reporting.Told.aSite;
import static io.touchpoint.reporting.Told.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

@ReportingTest
class LiveApiTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final TestPassports passports = new TestPassports("reporting-service");

	@Autowired
	private World world;

	@Autowired
	private WebTestClient client;

	@BeforeEach
	void twoSites() {
		this.world.clear();
		this.world.tell("gateway", aSite("bay").event(), aSite("lake").event());
		this.world.tell("feedback-service", aResponse("bay").event(), aResponse("lake").event());
	}

	@Test
	void aStreamSaysWhenItIsOpen() {
		StepVerifier.create(stream(this.passports.headOffice()).take(1))
			.assertNext(LiveApiTests::isOpen)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void newsOfEachKindArriveByName() {
		UUID complaint = UUID.randomUUID();

		StepVerifier.create(stream(this.passports.headOffice()))
			.assertNext(LiveApiTests::isOpen)
			.then(() -> this.world.tell("feedback-service", aResponse("bay").event()))
			.assertNext((item) -> assertThat(item.event()).isEqualTo("response"))
			.then(() -> this.world.tell("complaint-service", aComplaint("lake").id(complaint).event()))
			.assertNext((item) -> {
				assertThat(item.event()).isEqualTo("complaint");
				assertThat(item.data()).isEqualTo(new News("lake", "complaint", 1));
			})
			.then(() -> this.world.tell("gateway", aSite("bay").revision(2).event()))
			.assertNext((item) -> assertThat(item.data().kind()).isEqualTo("site"))
			.thenCancel()
			.verify(PATIENCE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "raised", "grown", "acknowledged", "closed" })
	void newsOfAnAlertReachThoseOfItsSite(String step) {
		StepVerifier.create(stream(this.passports.staff("lake")))
			.assertNext(LiveApiTests::isOpen)
			.then(() -> this.world.tell("feedback-service", anAlert(step, "bay")))
			.then(() -> this.world.tell("feedback-service", anAlert(step, "lake")))
			.assertNext((item) -> assertThat(item.data()).isEqualTo(new News("lake", "alert", 1)))
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void anAlertAndItsAnswerInOneBatchAreBothNews() {
		StepVerifier.create(stream(this.passports.headOffice()))
			.assertNext(LiveApiTests::isOpen)
			.then(() -> this.world.tell("feedback-service", aResponse("bay").event(), anAlert("raised", "bay")))
			.assertNext((item) -> assertThat(item.data()).isEqualTo(new News("bay", "alert", 1)))
			.assertNext((item) -> assertThat(item.data().kind()).isEqualTo("response"))
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void newsOfOtherSitesAreNotSent() {
		StepVerifier.create(stream(this.passports.staff("lake")))
			.assertNext(LiveApiTests::isOpen)
			.then(() -> this.world.tell("feedback-service", aResponse("bay").event()))
			.then(() -> this.world.tell("feedback-service", aResponse("lake").event()))
			.assertNext((item) -> assertThat(item.data().site()).isEqualTo("lake"))
			.thenCancel()
			.verify(PATIENCE);
	}

	private static void isOpen(ServerSentEvent<News> first) {
		assertThat(first.comment()).isEqualTo("alive");
	}

	private Flux<ServerSentEvent<News>> stream(String passport) {
		return this.client.get()
			.uri("/api/reports/live")
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(new ParameterizedTypeReference<ServerSentEvent<News>>() {
			})
			.getResponseBody();
	}

}
