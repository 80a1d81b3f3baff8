package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.event.EventHandler;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestClock;
import io.touchpoint.starter.testing.TestEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Clocks on a site of their own, in winter in London: local time is UTC.
 */
@ComplaintServiceTest
@TestPropertySource(properties = { "touchpoint.complaint.clock.sweep-batch=5000",
		"touchpoint.complaint.clock.extended.high=10 working days",
		"touchpoint.complaint.clock.extended.low=45 working days" })
class ClockSweepTests {

	private static final String SITE = "clock-tower";

	private static final String MANAGER = "00000000-0000-7000-8000-00000000000a";

	private static final String HEAD = "00000000-0000-7000-8000-00000000000b";

	private static final String OWNER = "00000000-0000-7000-8000-00000000000c";

	@Autowired
	FakeGateway gateway;

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	ClockSweep sweep;

	@Autowired
	DeadlineReview review;

	@Autowired
	ReviewRepository reviews;

	@Autowired
	Clockwork clockwork;

	@Autowired
	Casework casework;

	@Autowired
	ClockRepository clocks;

	@Autowired
	Directory directory;

	@Autowired
	ClockSettings settings;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	List<EventHandler> handlers;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		this.cases.site(SITE, "Clock Tower", "Europe/London");
		this.gateway.managers("[" + person(MANAGER, "SITE_MANAGER") + "," + person(HEAD, "HEAD_OFFICE") + "]");
		this.gateway.knows(OWNER, person(OWNER, "STAFF"));
		this.gateway.knows(MANAGER, person(MANAGER, "SITE_MANAGER"));
	}

	private static String person(String id, String role) {
		return """
				{"id":"%s","name":"Somebody","email":"%s@example.org","roles":["%s"],"sites":"*","active":true}"""
			.formatted(id, id.substring(35), role);
	}

	/** A critical case: one working day, which is Tuesday. */
	private String critical() {
		return this.cases.receive(SITE, Map.of("severity", "CRITICAL", "owner", Map.of("id", OWNER)))
			.path("id")
			.asString();
	}

	private void at(String time) {
		this.clock.set(Instant.parse(time));
		this.sweep.sweep().block();
	}

	private long told(String id, String type, String step) {
		return this.cases.count("SELECT count(*) FROM outbox WHERE subject = '" + id + "' AND type = 'complaint." + type
				+ "' AND data ->> 'clock' = 'RESOLVE' AND data ->> 'step' = '" + step + "'");
	}

	private JsonNode get(String path, String id) {
		return this.client.get()
			.uri(path, id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private void move(String id, int revision, String to) {
		this.client.post()
			.uri("/api/complaints/{id}/moves", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"" + revision + "\"")
			.bodyValue(Map.of("to", to, "note", "Agreed with the customer"))
			.exchange()
			.expectStatus()
			.isOk();
	}

	private void calendar(int revision, String more) {
		told(revision, more);
		this.review.sweep().block();
		assertThat(reviews(SITE)).isZero();
	}

	private long reviews(String site) {
		return this.cases.count("SELECT count(*) FROM deadline_review WHERE site = '" + site + "'");
	}

	private void told(int revision, String more) {
		EventHandler sites = this.handlers.stream()
			.filter((one) -> one.name().equals("complaint.sites"))
			.findFirst()
			.get();
		Event event = TestEvents.event("site.calendar-saved", SITE, SITE, Instant.EPOCH, """
				{"opening":[{"day":"MONDAY","from":"08:00","to":"18:00"},{"day":"TUESDAY","from":"08:00","to":"18:00"},
				{"day":"WEDNESDAY","from":"08:00","to":"18:00"},{"day":"THURSDAY","from":"08:00","to":"18:00"},
				{"day":"FRIDAY","from":"08:00","to":"18:00"}],"country":"GB","holidayRegion":"eng",
				"closures":[%s],"revision":%d,"addedLater":1}
				""".formatted(more, revision));
		this.transaction.run(SiteScope.allSites(), sites.handle(List.of(event))).block();
		this.transaction.run(SiteScope.allSites(), sites.handle(List.of(event))).block();
	}

	/** Its history holds a line that nobody can read. */
	private void spoil(String id) {
		write("INSERT INTO complaint_entry (complaint, site, at, actor, kind, from_value, to_value,"
				+ " visible_to_customer) SELECT id, site, received_at, 'Nobody', 'MOVE', 'RECEIVED', 'NOWHERE', false"
				+ " FROM complaint WHERE id = '" + id + "'");
	}

	private void mend(String id) {
		write("DELETE FROM complaint_entry WHERE to_value = 'NOWHERE' AND complaint = '" + id + "'");
	}

	@Test
	void aCaseThatAlwaysFailsKeepsNoOtherFromItsClock() {
		forgetCalendar();
		String first = critical();
		String spoiled = critical();
		String last = critical();
		spoil(spoiled);
		at("2026-03-04T09:00:00Z");
		assertThat(told(first, "clock-breached", "BREACHED")).isOne();
		assertThat(told(last, "clock-breached", "BREACHED")).isOne();
		assertThat(told(spoiled, "clock-breached", "BREACHED")).isZero();
		mend(spoiled);
		at("2026-03-04T09:01:00Z");
		assertThat(told(spoiled, "clock-breached", "BREACHED")).isOne();
	}

	@Test
	void aCaseThatAlwaysFailsKeepsNeitherItsSiteNorThoseAskedLaterFromTheirDeadlines() {
		forgetCalendar();
		String later = "clock-house";
		this.cases.site(later, "Clock House", "Europe/London");
		String spoiled = this.cases.receive(SITE, Map.of()).path("id").asString();
		String other = this.cases.receive(SITE, Map.of()).path("id").asString();
		String there = this.cases.receive(later, Map.of()).path("id").asString();
		write("UPDATE complaint SET acknowledge_by = received_at WHERE id = '" + there + "'");
		spoil(spoiled);
		told(401, "{\"date\":\"2026-03-05\",\"name\":\"Strike\"}");
		this.transaction.run(SiteScope.allSites(), this.reviews.ask(later, this.clock.instant().plusSeconds(1)))
			.block();
		this.review.sweep().block();
		this.review.sweep().block();
		assertThat(get("/api/complaints/{id}", other).path("acknowledgeBy").asString())
			.isEqualTo("2026-03-07T00:00:00Z");
		assertThat(get("/api/complaints/{id}", there).path("acknowledgeBy").asString())
			.isEqualTo("2026-03-06T00:00:00Z");
		assertThat(reviews(later)).isZero();
		assertThat(reviews(SITE)).as("one is left").isOne();
		mend(spoiled);
		this.review.sweep().block();
		assertThat(get("/api/complaints/{id}", spoiled).path("acknowledgeBy").asString())
			.isEqualTo("2026-03-07T00:00:00Z");
		assertThat(reviews(SITE)).isZero();
		forgetCalendar();
	}

	@Test
	void eachStepIsToldOnceByTwoRunnersAndAfterARestart() {
		forgetCalendar();
		String id = critical();
		at("2026-03-03T11:59:00Z");
		assertThat(told(id, "clock-warned", "WARNED_50")).isZero();
		this.clock.set(Instant.parse("2026-03-03T12:01:00Z"));
		ClockSweep other = new ClockSweep(this.clocks, this.clockwork, this.casework, this.directory, this.transaction,
				this.settings, this.clock);
		Mono.when(this.sweep.sweep(), other.sweep(), this.sweep.sweep()).block();
		assertThat(told(id, "clock-warned", "WARNED_50")).isEqualTo(1);
		at("2026-03-03T19:13:00Z");
		other.sweep().block();
		assertThat(told(id, "clock-warned", "WARNED_80")).isEqualTo(1);
		at("2026-03-04T00:00:00Z");
		assertThat(told(id, "clock-breached", "BREACHED")).as("the last moment in time").isZero();
		cutOff(id, "2026-03-04T00:00:01Z");
		assertThat(told(id, "clock-breached", "BREACHED")).as("rolled back").isZero();
		Mono.when(this.sweep.sweep(), other.sweep()).block();
		at("2026-03-04T09:00:00Z");
		assertThat(told(id, "clock-breached", "BREACHED")).isEqualTo(1);
		assertThat(told(id, "escalated", "TOLD_MANAGERS")).isEqualTo(1);
		assertThat(told(id, "escalated", "TOLD_HEAD_OFFICE")).isZero();
		at("2026-03-05T00:01:00Z");
		at("2026-03-09T00:01:00Z");
		assertThat(told(id, "escalated", "TOLD_HEAD_OFFICE")).isEqualTo(1);
		assertThat(steps(id)).containsExactly("WARNED_50", "WARNED_80", "BREACHED", "TOLD_MANAGERS",
				"TOLD_HEAD_OFFICE");
		assertThat(get("/api/complaints/{id}", id).path("revision").asLong()).as("nothing to overwrite").isEqualTo(2);
	}

	/** A runner that dies after it has written everything and before the commit. */
	private void cutOff(String id, String time) {
		this.clock.set(Instant.parse(time));
		People people = new People(List.of(MANAGER), List.of(HEAD));
		assertThatIllegalStateException().isThrownBy(() -> this.casework.beside(SiteScope.of(SITE), UUID.fromString(id),
				(complaint, history, now) -> this.clockwork.tell(complaint, history, now, people).map((aside) -> {
					throw new IllegalStateException("killed");
				}))
			.block());
	}

	private void hold(String id) {
		this.client.post()
			.uri("/api/complaints/{id}/letters", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("Idempotency-Key", UUID.randomUUID().toString())
			.bodyValue(Map.of("channel", "REPLY", "text", "It takes longer: we still hear the ward.", "holding", true))
			.exchange()
			.expectStatus()
			.isCreated();
	}

	/** Five working days, and ten after a holding reply. */
	@Test
	void afterAHoldingReplyTheLongerTimeIsToldOnceByTwoRunnersAndAfterARestart() {
		forgetCalendar();
		String id = this.cases.receive(SITE, Map.of("severity", "HIGH")).path("id").asString();
		ClockSweep other = new ClockSweep(this.clocks, this.clockwork, this.casework, this.directory, this.transaction,
				this.settings, this.clock);
		at("2026-03-05T12:01:00Z");
		at("2026-03-07T00:01:00Z");
		assertThat(steps(id)).containsExactly("WARNED_50", "WARNED_80");
		this.clock.set(Instant.parse("2026-03-09T09:00:00Z"));
		hold(id);
		Mono.when(this.sweep.sweep(), other.sweep()).block();
		assertThat(steps(id)).as("of the shorter time, and half of the longer one is not over").hasSize(2);
		cutOff(id, "2026-03-10T00:01:00Z");
		Mono.when(this.sweep.sweep(), other.sweep(), this.sweep.sweep()).block();
		assertThat(steps(id)).as("no breach of the shorter time")
			.containsExactly("WARNED_50", "WARNED_80", "WARNED_50");
		for (String time : List.of("2026-03-13T00:01:00Z", "2026-03-17T00:01:00Z", "2026-03-18T00:01:00Z")) {
			cutOff(id, time);
			Mono.when(this.sweep.sweep(), other.sweep()).block();
		}
		at("2026-03-25T09:00:00Z");
		assertThat(steps(id)).containsExactly("WARNED_50", "WARNED_80", "WARNED_50", "WARNED_80", "BREACHED",
				"TOLD_MANAGERS", "TOLD_HEAD_OFFICE");
		assertThat(told(id, "clock-warned", "WARNED_50")).isEqualTo(2);
		assertThat(told(id, "clock-warned", "WARNED_80")).isEqualTo(2);
		assertThat(told(id, "clock-breached", "BREACHED")).isEqualTo(1);
		assertThat(told(id, "escalated", "TOLD_MANAGERS")).isEqualTo(1);
		assertThat(told(id, "escalated", "TOLD_HEAD_OFFICE")).isEqualTo(1);
	}

	/** Forty working days, and forty-five after a holding reply. */
	@Test
	void whatWasToldOfTheShorterTimeAndIsPastInTheLongerOneIsNotToldAgain() {
		forgetCalendar();
		String id = this.cases.receive(SITE, Map.of("severity", "LOW")).path("id").asString();
		at("2026-03-31T08:00:00Z");
		assertThat(steps(id)).containsExactly("WARNED_50");
		this.clock.set(Instant.parse("2026-04-13T08:00:00Z"));
		hold(id);
		at("2026-04-13T08:01:00Z");
		at("2026-04-16T08:00:00Z");
		assertThat(steps(id)).as("four fifths of the shorter time").containsExactly("WARNED_50");
		at("2026-04-22T08:00:00Z");
		assertThat(steps(id)).containsExactly("WARNED_50", "WARNED_80");
	}

	/** What the clock of the resolution told, in the timeline. */
	private List<String> steps(String id) {
		return get("/api/complaints/{id}", id).path("timeline")
			.valueStream()
			.filter((entry) -> entry.path("kind").asString().equals("CLOCK")
					&& entry.path("from").asString().equals("RESOLVE"))
			.map((entry) -> entry.path("to").asString())
			.toList();
	}

	private void forgetCalendar() {
		write("DELETE FROM site_hours WHERE site = '" + SITE + "'");
	}

	private void write(String sql) {
		try (java.sql.Connection connection = this.cases.everywhere();
				java.sql.Statement statement = connection.createStatement()) {
			statement.executeUpdate(sql);
			connection.commit();
		}
		catch (java.sql.SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void theEventTellsWhomItConcernsAndTheMailGoesToThem() {
		forgetCalendar();
		String id = critical();
		at("2026-03-03T12:01:00Z");
		at("2026-03-04T09:00:00Z");
		JsonNode breached = data(id, "complaint.clock-breached");
		assertThat(breached.path("people").valueStream().map(JsonNode::asString)).containsExactly(OWNER);
		assertThat(data(id, "complaint.escalated").path("people").valueStream().map(JsonNode::asString))
			.containsExactly(MANAGER);
		Golden.assertJson("events/complaint.clock-breached.v1.json",
				"{\"type\":\"complaint.clock-breached\",\"version\":1,\"site\":\"" + SITE + "\",\"data\":"
						+ breached.toString()
							.replace(breached.path("told").asString(), "the-telling")
							.replace(breached.path("reference").asString(), "C-2026-000001")
						+ "}");
		JsonNode person = whom(breached.path("told").asString(), OWNER).expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(person.path("email").asString()).isEqualTo("c@example.org");
		assertThat(person.path("facts").path("due").asString()).isEqualTo("2026-03-03 23:59 Europe/London");
		assertThat(whom(breached.path("told").asString(), "site").expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("email")
			.asString()).isEqualTo("care@example.org");
		this.gateway.knows(OWNER, person(OWNER, "STAFF").replace("\"c@example.org\"", "null"));
		assertThat(whom(breached.path("told").asString(), OWNER).expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("email")
			.asString()).as("whoever has no address").isEqualTo("care@example.org");
		this.gateway.knows(OWNER, person(OWNER, "STAFF").replace("\"*\"", "[\"elsewhere\"]"));
		assertThat(whom(breached.path("told").asString(), OWNER).expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("email")
			.asString()).as("whoever works there no more").isEqualTo("care@example.org");
		move(id, 2, "WITHDRAWN");
		whom(breached.path("told").asString(), OWNER).expectStatus().isNotFound();
	}

	private WebTestClient.ResponseSpec whom(String told, Object key) {
		return this.client.get()
			.uri("/internal/complaint-clocks/{told}/people/{key}", told, key)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.exchange();
	}

	private JsonNode data(String id, String type) {
		try (java.sql.Connection connection = this.cases.everywhere();
				java.sql.Statement statement = connection.createStatement();
				java.sql.ResultSet rows = statement.executeQuery("SELECT data FROM outbox WHERE subject = '" + id
						+ "' AND type = '" + type + "' AND data ->> 'clock' = 'RESOLVE'")) {
			rows.next();
			return tools.jackson.databind.json.JsonMapper.shared().readTree(rows.getString(1));
		}
		catch (java.sql.SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aClockThatStandsStillTellsNothingAndGoesOnWithWhatIsLeft() {
		forgetCalendar();
		String id = critical();
		move(id, 2, "ACKNOWLEDGED");
		move(id, 3, "INVESTIGATING");
		this.clock.set(Instant.parse("2026-03-03T06:00:00Z"));
		move(id, 4, "WAITING_FOR_CUSTOMER");
		at("2026-03-05T06:00:00Z");
		assertThat(told(id, "clock-warned", "WARNED_50")).isZero();
		JsonNode clock = clock(id, "RESOLVE");
		assertThat(clock.path("dueAt").isNull()).isTrue();
		assertThat(clock.path("stoppedAt").asString()).isEqualTo("2026-03-03T06:00:00Z");
		move(id, 5, "INVESTIGATING");
		at("2026-03-05T11:59:00Z");
		assertThat(told(id, "clock-warned", "WARNED_50")).isZero();
		at("2026-03-05T12:01:00Z");
		assertThat(told(id, "clock-warned", "WARNED_50")).isEqualTo(1);
		clock = clock(id, "RESOLVE");
		assertThat(clock.path("dueAt").asString()).isEqualTo("2026-03-06T00:00:00Z");
		assertThat(clock.path("spans").valueStream().map((span) -> span.path("kind").asString()))
			.containsExactly("FIRST_DAY", "OPEN", "WAITING", "OPEN");
		assertThat(clock.path("countedMinutes").asLong()).isEqualTo(24 * 60);
	}

	@Test
	void aMissedWarningIsNotToldTogetherWithTheBreach() {
		forgetCalendar();
		String id = critical();
		at("2026-03-04T09:00:00Z");
		assertThat(told(id, "clock-warned", "WARNED_50") + told(id, "clock-warned", "WARNED_80")).isZero();
		assertThat(told(id, "clock-breached", "BREACHED")).isEqualTo(1);
	}

	@Test
	void aLetterThatIsTakenInDaysLaterIsCountedFromTheDayItCameAndWhatPassedIsTold() {
		forgetCalendar();
		JsonNode late = this.cases.receive(SITE,
				Map.of("severity", "CRITICAL", "channel", "LETTER", "receivedOn", "2026-02-25"));
		assertThat(late.path("receivedAt").asString()).isEqualTo("2026-02-25T00:00:00Z");
		assertThat(late.path("resolveBy").asString()).startsWith("2026-02-2");
		assertThat(late.path("overdue").asBoolean()).isTrue();
		String id = late.path("id").asString();
		at("2026-03-02T09:01:00Z");
		assertThat(told(id, "clock-breached", "BREACHED")).isEqualTo(1);
		assertThat(told(id, "clock-warned", "WARNED_50") + told(id, "clock-warned", "WARNED_80")).isZero();
	}

	@Test
	void anotherCalendarMovesTheDeadlinesOfOpenCasesAndWhatIsDecidedStays() {
		forgetCalendar();
		String open = this.cases.receive(SITE, Map.of()).path("id").asString();
		String late = this.cases.receive(SITE, Map.of()).path("id").asString();
		String done = this.cases.receive(SITE, Map.of()).path("id").asString();
		move(done, 1, "WITHDRAWN");
		String done0 = get("/api/complaints/{id}", done).path("resolveBy").asString();
		this.clock.advance(Duration.ofDays(4));
		AnswerSweep.sweep(this.casework, 5000).block();
		this.clock.set(TestWorld.MONDAY);
		String answered = this.cases.receive(SITE, Map.of()).path("id").asString();
		this.clock.advance(Duration.ofDays(1));
		calendar(101, "{\"date\":\"2026-03-05\",\"name\":\"Move to the new house\"}");
		JsonNode fresh = get("/api/complaints/{id}", answered);
		assertThat(fresh.path("acknowledgeBy").asString()).isEqualTo("2026-03-07T00:00:00Z");
		assertThat(fresh.path("resolveBy").asString()).isEqualTo("2026-03-31T23:00:00Z");
		assertThat(fresh.path("revision").asLong()).isEqualTo(1);
		assertThat(fresh.path("timeline").valueStream().map((entry) -> entry.path("kind").asString()))
			.containsExactly("RECEIVED", "DEADLINE");
		for (String counted : List.of(open, late)) {
			JsonNode view = get("/api/complaints/{id}", counted);
			assertThat(view.path("timely").asBoolean()).isFalse();
			assertThat(view.path("acknowledgeBy").asString()).as("decided").isEqualTo("2026-03-06T00:00:00Z");
			assertThat(view.path("resolveBy").asString()).isEqualTo("2026-03-31T23:00:00Z");
		}
		assertThat(get("/api/complaints/{id}", done).path("resolveBy").asString()).isEqualTo(done0);
		JsonNode clock = clock(answered, "ACKNOWLEDGE");
		assertThat(clock.path("limit").toString()).isEqualTo("{\"count\":3,\"unit\":\"WORKING_DAYS\"}");
		assertThat(clock.path("spans")
			.valueStream()
			.filter((span) -> span.path("kind").asString().equals("CLOSURE"))
			.map((span) -> span.path("name").asString())).containsExactly("Move to the new house");
		assertThat(clock.path("countedMinutes").asLong()).isEqualTo(3 * 600);
		assertThat(clock.path("steps").valueStream().map((step) -> step.path("step").asString()))
			.startsWith("WARNED_50");
		forgetCalendar();
	}

	@Test
	void aDeadlineThatMovesBeyondItsWarningWarnsAgain() {
		forgetCalendar();
		String id = critical();
		at("2026-03-03T12:01:00Z");
		assertThat(told(id, "clock-warned", "WARNED_50")).isEqualTo(1);
		calendar(201, "{\"date\":\"2026-03-03\",\"name\":\"Strike\"}");
		at("2026-03-03T20:00:00Z");
		assertThat(told(id, "clock-warned", "WARNED_50")).isEqualTo(1);
		at("2026-03-04T13:01:00Z");
		assertThat(told(id, "clock-warned", "WARNED_50")).isEqualTo(2);
		forgetCalendar();
	}

	@Test
	void casesThatWereThereBeforeClocksAreWatchedFromNowOnWithoutAFlood() throws java.sql.SQLException {
		forgetCalendar();
		String id = critical();
		try (java.sql.Connection connection = this.cases.everywhere();
				java.sql.Statement statement = connection.createStatement()) {
			statement.executeUpdate("DELETE FROM case_clock WHERE complaint = '" + id + "'");
			connection.commit();
		}
		this.clock.set(Instant.parse("2026-03-04T09:00:00Z"));
		calendar(301, "");
		this.sweep.sweep().block();
		assertThat(told(id, "clock-breached", "BREACHED")).isZero();
		at("2026-03-05T09:00:00Z");
		assertThat(told(id, "escalated", "TOLD_HEAD_OFFICE")).isEqualTo(1);
		forgetCalendar();
	}

	@Test
	void theExplanationIsForThoseWhoMaySeeTheCase() {
		String id = this.cases.receive(ELSEWHERE, Map.of()).path("id").asString();
		this.client.get()
			.uri("/api/complaints/{id}/clock", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(SITE)))
			.exchange()
			.expectStatus()
			.isNotFound();
	}

	private JsonNode clock(String id, String clock) {
		return get("/api/complaints/{id}/clock", id).path("clocks")
			.valueStream()
			.filter((one) -> one.path("clock").asString().equals(clock))
			.reduce((one, other) -> other)
			.get();
	}

}
