package io.touchpoint.complaint.recovery;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.complaint.casework.AnswerLinks;
import io.touchpoint.complaint.casework.Intake;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestClock;
import io.touchpoint.starter.testing.TestEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class RecoveryTests {

	@Autowired
	AlertFollower follower;

	@Autowired
	RecoveryRepository requests;

	@Autowired
	Intake intake;

	@Autowired
	AnswerLinks links;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	RecoverySettings settings;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	WebTestClient client;

	private final UUID alert = UUID.randomUUID();

	private final UUID response = UUID.randomUUID();

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
	}

	/** As the feedback service's golden event tells it. */
	private Event raised(boolean contactable) {
		ObjectNode data = (ObjectNode) Golden.event("feedback-service", "alert.raised.v1.json").path("data").deepCopy();
		data.put("contactable", contactable);
		data.put("response", this.response.toString());
		data.put("laterMember", 1);
		return TestEvents.event("alert.raised", HERE, this.alert.toString(), TestWorld.MONDAY.minusSeconds(1), data);
	}

	private void follow(Event event) {
		this.transaction.run(SiteScope.allSites(), this.follower.handle(List.of(event))).block();
	}

	private Recovery recovery(Mono<AlertLookup.Customer> answer) {
		AlertLookup lookup = new AlertLookup(null, this.settings) {
			@Override
			Mono<Customer> find(UUID about) {
				return answer;
			}
		};
		return new Recovery(this.requests, lookup, this.intake, this.links, this.transaction, this.settings,
				(Clock) this.clock);
	}

	private static Mono<AlertLookup.Customer> ana() {
		return Mono.just(new AlertLookup.Customer("ana@example.org", "Ana", "en", "PATIENT", "Waiting",
				"Nobody came for three hours.", 2));
	}

	private long casesOfTheAnswer() {
		return this.cases.count("SELECT count(*) FROM complaint_answer WHERE response = '" + this.response + "'");
	}

	private long open() {
		return this.cases
			.count("SELECT count(*) FROM recovery_request WHERE alert = '" + this.alert + "' AND done_at IS NULL");
	}

	@Test
	void anAlertWhoseCustomerCanBeReachedOpensOneCaseHoweverOftenItIsToldAndSwept() {
		follow(raised(true));
		follow(raised(true));
		Mono<Void> sweep = Mono.defer(() -> recovery(ana()).sweep()).subscribeOn(Schedulers.boundedElastic());
		Flux.merge(sweep, sweep, sweep).then().block(Duration.ofSeconds(60));
		follow(raised(true));
		recovery(ana()).sweep().block();
		assertThat(casesOfTheAnswer()).isEqualTo(1);
		assertThat(this.cases
			.count("""
					SELECT count(*) FROM complaint c JOIN complaint_answer a ON a.complaint = c.id
					WHERE a.response = '%s' AND c.channel = 'SURVEY' AND c.severity = 'NORMAL'
						AND c.contact_email = 'ana@example.org' AND a.overall = 2 AND c.description = 'Nobody came for three hours.'
					"""
				.formatted(this.response)))
			.isEqualTo(1);
		assertThat(this.cases.count("""
				SELECT count(*) FROM outbox o JOIN complaint_answer a ON a.complaint::text = o.subject
				WHERE a.response = '%s' AND o.type = 'complaint.received'""".formatted(this.response))).isEqualTo(1);
		assertThat(open()).isZero();
	}

	@Test
	void whoCannotBeReachedGetsNoCase() {
		follow(raised(false));
		assertThat(this.cases.count("SELECT count(*) FROM recovery_request WHERE alert = '" + this.alert + "'"))
			.isZero();
	}

	@Test
	void aContactThatIsGoneOpensNothingAndIsNotAskedForAgain() {
		follow(raised(true));
		recovery(Mono.empty()).sweep().block();
		assertThat(casesOfTheAnswer()).isZero();
		assertThat(open()).isZero();
	}

	@Test
	void aFeedbackServiceThatIsAwayIsAskedAgainLater() {
		follow(raised(true));
		recovery(Mono.error(new IllegalStateException("away"))).sweep().block();
		assertThat(open()).isEqualTo(1);
		recovery(ana()).sweep().block();
		assertThat(casesOfTheAnswer()).as("not due yet").isZero();
		this.clock.advance(Duration.ofMinutes(1));
		recovery(ana()).sweep().block();
		assertThat(casesOfTheAnswer()).isEqualTo(1);
	}

	@Test
	void whoMadeTheComplaintWhileTheCustomerWasAskedForWasFirst() {
		String words = "Only said in " + this.response;
		UUID made = UUID.fromString(this.cases.receive(HERE, Map.of()).path("id").asString());
		follow(raised(true));
		recovery(Mono.fromRunnable(() -> tie(made))
			.then(Mono
				.just(new AlertLookup.Customer("ana@example.org", "Ana", "en", "PATIENT", "Waiting", words, null))))
			.sweep()
			.block();
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE description = '" + words + "'"))
			.as("second case")
			.isZero();
		assertThat(casesOfTheAnswer()).isEqualTo(1);
		assertThat(this.cases.count("SELECT count(*) FROM recovery_request WHERE alert = '" + this.alert
				+ "' AND done_at IS NOT NULL AND complaint = '" + made + "'"))
			.isEqualTo(1);
	}

	/** As the transaction does in which somebody makes a complaint of the answer. */
	private void tie(UUID complaint) {
		try (Connection connection = this.cases.everywhere(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("INSERT INTO complaint_answer (response, complaint, site) VALUES ('%s', '%s', '%s')"
				.formatted(this.response, complaint, HERE));
			connection.commit();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void theCaseOfAnAnswerIsFoundByThoseWhoMaySeeIt() {
		follow(raised(true));
		recovery(ana()).sweep().block();
		found(PASSPORTS.staff(HERE)).jsonPath("$[0].response").isEqualTo(this.response.toString());
		found(PASSPORTS.staff(ELSEWHERE)).jsonPath("$.length()").isEqualTo(0);
	}

	private WebTestClient.BodyContentSpec found(String passport) {
		return this.client.get()
			.uri("/api/complaints/from-responses?response=" + this.response)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
	}

}
