package io.touchpoint.notification.browse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.Golden;
import io.touchpoint.starter.testing.TestEvents;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages about restricted cases are there for whoever may see the case, and for nobody
 * else.
 */
@NotificationTest
class RestrictedMessagesTests {

	private static final String LIST = "/api/notifications/messages";

	private final TestPassports passports = new TestPassports("notification-service");

	private final String complaint = UUID.randomUUID().toString();

	/** The answer that the case came from. */
	private final String response = UUID.randomUUID().toString();

	@Autowired
	private World world;

	@Autowired
	private WebTestClient client;

	private String site;

	private String staff;

	/** The golden event of a restriction names them. */
	private String handler;

	private String manager;

	@BeforeEach
	void people() {
		this.site = this.world.aSite();
		this.staff = staff("staff-2");
		this.handler = staff("staff-1");
		this.manager = this.passports.siteManager(this.site);
	}

	@AfterEach
	void theComplaintServiceIsBack() {
		this.world.services().away(false);
	}

	private String staff(String account) {
		return this.passports.of(new Caller(account, "Somebody", Set.of(Role.STAFF), SiteScope.of(this.site)));
	}

	private static ObjectNode golden(String type) {
		return (ObjectNode) Golden.event("complaint-service", type + ".v1.json").get("data").deepCopy();
	}

	/** A step of the case. */
	private Event step(String type, long revision) {
		return TestEvents.event(type, this.site, this.complaint, Instant.now(), golden(type).put("revision", revision));
	}

	private Event shown(long revision) {
		ObjectNode data = golden("complaint.restricted").put("revision", revision).put("restricted", false);
		data.remove("handlers");
		return TestEvents.event("complaint.restricted", this.site, this.complaint, Instant.now(), data);
	}

	/** Something that hangs on the case and has an id of its own. */
	private Event hanging(String type) {
		return TestEvents.event(type, this.site, UUID.randomUUID().toString(), Instant.now(),
				golden(type).put("complaint", this.complaint));
	}

	/** The acknowledgement of the case; its message's id. */
	private String acknowledged() {
		Event received = step("complaint.received", 1);
		this.world.services().complaintContact(this.complaint, """
				{"email":"%s","name":"Jane Doe","language":"en","reference":"C-2026-000001",
				 "trackingUrl":"http://localhost:8080/t/sEcReT-0123456789abcdef"}""".formatted(World.newAddress()));
		this.world.tell("complaint-service", received);
		this.world.awaitState(received, "SENT");
		return this.world.of(received, "id");
	}

	@Test
	void aMessageIsHiddenWithItsCase() {
		String id = acknowledged();
		assertThat(listed(this.staff)).containsExactly(id);

		this.world.tell("complaint-service", step("complaint.restricted", 2));

		assertThat(listed(this.staff)).isEmpty();
		assertThat(status(id, this.staff)).isEqualTo(404);
		assertThat(found("C-2026-000001", this.staff)).isEmpty();
		assertThat(listed(this.passports.headOffice())).doesNotContain(id);
		for (String caller : List.of(this.manager, this.handler)) {
			assertThat(listed(caller)).containsExactly(id);
			assertThat(status(id, caller)).isEqualTo(200);
		}
	}

	@Test
	void aMessageIsShownAgainWithItsCase() {
		String id = acknowledged();
		this.world.tell("complaint-service", step("complaint.restricted", 2));

		this.world.tell("complaint-service", shown(3));

		assertThat(listed(this.staff)).containsExactly(id);
		assertThat(status(id, this.staff)).isEqualTo(200);
		this.world.tell("complaint-service", step("complaint.restricted", 2));
		assertThat(listed(this.staff)).as("a word of before hides nothing").containsExactly(id);
	}

	static Stream<String> whatAsksForMails() {
		return Stream.of("letter.sent", "promise.broken", "promise.due-soon");
	}

	@ParameterizedTest
	@MethodSource("whatAsksForMails")
	void whatIsWrittenAboutARestrictedCaseIsHiddenFromTheBeginning(String type) {
		Event asking = hanging(type);

		this.world.tell("complaint-service", step("complaint.restricted", 2), asking);

		assertThat(this.world.rows("SELECT id FROM message WHERE event = '" + asking.id() + "'")).isNotEmpty();
		assertThat(listed(this.staff)).isEmpty();
		assertThat(listed(this.handler)).isNotEmpty();
	}

	@Test
	void clocksAndNewLinksOfARestrictedCaseAreHidden() {
		ObjectNode late = golden("complaint.clock-breached").put("restricted", true).put("revision", 3);
		late.putArray("handlers").add("staff-1");
		Event clock = TestEvents.event("complaint.clock-breached", this.site, this.complaint, Instant.now(), late);
		Event link = TestEvents.event("link.renewed", this.site, this.complaint, Instant.now(), golden("link.renewed"));

		this.world.tell("complaint-service", clock, link);

		assertThat(listed(this.staff)).isEmpty();
		assertThat(listed(this.handler)).hasSize(2);
	}

	@Test
	void whoHandedTheCaseOnOfBeforeHandlersWereToldIsItsOwner() {
		String id = acknowledged();
		ObjectNode before = golden("complaint.restricted").put("ownerId", "staff-1");
		before.remove("handlers");

		this.world.tell("complaint-service",
				TestEvents.event("complaint.restricted", this.site, this.complaint, Instant.now(), before));

		assertThat(listed(this.staff)).isEmpty();
		assertThat(listed(this.handler)).containsExactly(id);
	}

	@Test
	void aMessageOfBeforeIsHiddenUntilItsCaseIsKnown() {
		Event letter = hanging("letter.sent");
		this.world.tell("complaint-service", letter);
		this.world.execute("*", "UPDATE message SET complaint = NULL WHERE event = '" + letter.id() + "'");

		List<String> unknown = listed(this.staff);
		this.world.tell("complaint-service", letter);

		assertThat(unknown).isEmpty();
		assertThat(listed(this.staff)).hasSize(1);
	}

	@Test
	void readingTheMessageIsALookAtTheCaseAndListingItShowsNoAddress() {
		String id = acknowledged();
		get(LIST + "/" + id, this.manager);
		assertThat(this.world.services().looksAt(this.complaint)).as("not restricted").isEmpty();
		this.world.tell("complaint-service", step("complaint.restricted", 2));

		JsonNode item = get(LIST, this.manager).get("items").get(0);
		assertThat(item.get("restricted").booleanValue()).isTrue();
		assertThat(item.get("recipient").asString()).startsWith("c…@");
		assertThat(this.world.services().looksAt(this.complaint)).isEmpty();

		JsonNode detail = get(LIST + "/" + id, this.manager);
		get(LIST + "/" + id, this.handler);

		assertThat(detail.get("recipient").asString()).startsWith("customer-");
		assertThat(this.world.services().looksAt(this.complaint)).hasSize(2)
			.anySatisfy((look) -> assertThat(look).contains("\"manages\":true"))
			.anySatisfy((look) -> assertThat(look).contains("\"account\":\"staff-1\"", "\"manages\":false"));
	}

	@Test
	void noLookIsLostWhileTheComplaintServiceIsAway() {
		String id = acknowledged();
		this.world.tell("complaint-service", step("complaint.restricted", 2));
		this.world.services().away(true);

		assertThat(status(id, this.manager)).isEqualTo(503);
	}

	@Test
	void nobodyWithoutPartInTheCaseReadsItInTheDatabaseEither() {
		String id = acknowledged();
		this.world.tell("complaint-service", step("complaint.restricted", 2));
		String asked = "SELECT id FROM message WHERE id = '" + id + "'";

		assertThat(this.world.rows(this.site, "staff-2", "STAFF", asked)).isEmpty();
		assertThat(this.world.rows("*", "head-1", "HEAD_OFFICE", asked)).isEmpty();
		assertThat(this.world.rows(this.site, "staff-1", "STAFF", asked)).hasSize(1);
		assertThat(this.world.rows(this.site, "manager-1", "SITE_MANAGER", asked)).hasSize(1);
	}

	private Event answers(long revision, boolean restricted) {
		ObjectNode data = golden("complaint.answers").put("revision", revision).put("restricted", restricted);
		if (!restricted) {
			data.remove("handlers");
		}
		data.putArray("responses").add(this.response);
		return TestEvents.event("complaint.answers", this.site, this.complaint, Instant.now(), data);
	}

	/** What has to do with the answer; sent. */
	private List<Event> written(String address) {
		String praise = UUID.randomUUID().toString();
		String giver = "{\"email\":\"" + address + "\",\"name\":\"Jane Doe\",\"language\":\"en\"}";
		this.world.services().responseContact(this.response, giver);
		this.world.services().contact("/internal/compliments/" + praise + "/contact", giver);
		this.world.services().contact("/internal/compliments/" + praise + "/people", """
				{"email": "%s", "name": "Ana", "language": "en", "facts": {"words": "Doctor Smith"}}
				""".formatted(World.newAddress()));
		ObjectNode data = ((ObjectNode) Golden.event("feedback-service", "compliment.recorded.v1.json")
			.get("data")
			.deepCopy()).put("response", this.response);
		List<Event> events = List.of(World.responseReceived(this.site, this.response, Instant.now(), true, false),
				TestEvents.event("compliment.forwarded", this.site, praise, Instant.now(), data),
				TestEvents.event("compliment.thanked", this.site, praise, Instant.now(), data));
		this.world.tell("feedback-service", events.toArray(Event[]::new));
		events.forEach((event) -> this.world.awaitState(event, "SENT"));
		return events;
	}

	private List<String> ids(List<Event> events) {
		return events.stream().map((event) -> this.world.of(event, "id")).toList();
	}

	@Test
	void whatWasWrittenAboutAnAnswerIsHiddenWithTheCaseThatCameFromItUntilThatIsForEverybody() {
		String address = World.newAddress();
		List<String> ids = ids(written(address));
		assertThat(listed(this.staff)).containsExactlyInAnyOrderElementsOf(ids);

		this.world.tell("complaint-service", answers(2, true));

		for (String caller : List.of(this.staff, this.passports.headOffice())) {
			assertThat(listed(caller)).isEmpty();
			assertThat(found(address, caller)).isEmpty();
			assertThat(ids).allSatisfy((id) -> assertThat(status(id, caller)).isEqualTo(404));
		}
		for (String caller : List.of(this.manager, this.handler)) {
			assertThat(listed(caller)).containsExactlyInAnyOrderElementsOf(ids);
		}
		this.world.tell("complaint-service", answers(3, false));
		assertThat(listed(this.staff)).containsExactlyInAnyOrderElementsOf(ids);
		this.world.tell("complaint-service", answers(2, true));
		assertThat(listed(this.staff)).as("a word of before hides nothing").hasSize(3);
	}

	@Test
	void whatIsWrittenLaterAboutAnAnswerOfARestrictedCaseIsHiddenFromTheBeginning() {
		this.world.tell("complaint-service", answers(2, true));

		List<String> ids = ids(written(World.newAddress()));

		assertThat(listed(this.staff)).isEmpty();
		assertThat(listed(this.handler)).containsExactlyInAnyOrderElementsOf(ids);
		String asked = "SELECT id FROM message WHERE site = '" + this.site + "'";
		assertThat(this.world.rows("*", "head-1", "HEAD_OFFICE", asked)).isEmpty();
		assertThat(this.world.rows(this.site, "staff-1", "STAFF", asked)).hasSize(3);
	}

	@Test
	void readingWhatWasWrittenAboutAnAnswerIsALookAtTheCaseAndListingItShowsNoAddress() {
		List<String> ids = ids(written(World.newAddress()));
		this.world.tell("complaint-service", answers(2, true));

		assertThat(get(LIST, this.manager).get("items").valueStream())
			.allSatisfy((item) -> assertThat(item.get("restricted").booleanValue()).isTrue())
			.allSatisfy((item) -> assertThat(item.get("recipient").asString()).startsWith("c…@"));
		assertThat(this.world.services().looksAt(this.complaint)).isEmpty();
		ids.forEach((id) -> get(LIST + "/" + id, this.manager));
		assertThat(this.world.services().looksAt(this.complaint)).hasSize(3);
	}

	@Test
	void praiseOfBeforeIsHiddenUntilItsAnswerIsKnown() {
		List<Event> events = written(World.newAddress());
		this.world.execute("*", "UPDATE message SET answer = NULL WHERE site = '" + this.site + "'");

		List<String> unknown = listed(this.staff);
		this.world.tell("feedback-service", events.toArray(Event[]::new));

		assertThat(unknown).containsExactly(ids(events).getFirst());
		assertThat(listed(this.staff)).hasSize(3);
	}

	@Test
	void praiseThatCameFromNoAnswerIsHiddenFromNobody() {
		ObjectNode data = (ObjectNode) Golden.event("feedback-service", "compliment.recorded.v1.json")
			.get("data")
			.deepCopy();
		data.putNull("response");

		this.world.tell("feedback-service",
				TestEvents.event("compliment.thanked", this.site, UUID.randomUUID().toString(), Instant.now(), data));

		assertThat(listed(this.staff)).hasSize(1);
	}

	private List<String> listed(String passport) {
		return found("", passport);
	}

	private List<String> found(String words, String passport) {
		return get(LIST + "?site=" + this.site + "&q=" + words, passport).get("items")
			.valueStream()
			.map((item) -> item.get("id").asString())
			.toList();
	}

	private int status(String id, String passport) {
		return patient().get()
			.uri(LIST + "/" + id)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.returnResult()
			.getStatus()
			.value();
	}

	private JsonNode get(String path, String passport) {
		return patient().get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private WebTestClient patient() {
		return this.client.mutate().responseTimeout(Duration.ofSeconds(20)).build();
	}

}
