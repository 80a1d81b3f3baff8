package io.touchpoint.notification.browse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.touchpoint.notification.NotificationTest;
import io.touchpoint.notification.World;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@NotificationTest
class MessagesApiTests {

	private static final String LIST = "/api/notifications/messages";

	private final TestPassports passports = new TestPassports("notification-service");

	@Autowired
	private World world;

	@Autowired
	private WebTestClient client;

	private String site;

	private String foreignSite;

	@BeforeEach
	void twoSites() {
		this.site = this.world.aSite();
		this.foreignSite = this.world.aSite();
	}

	@Test
	void aMessageIsShownWithItsWords() {
		String address = World.newAddress();
		String id = sent(this.world.aResponse(this.site, address));

		JsonNode message = get(LIST + "/" + id, this.passports.siteManager(this.site));

		assertThat(message.get("recipient").asString()).isEqualTo(address);
		assertThat(message.get("state").asString()).isEqualTo("SENT");
		assertThat(message.get("kind").asString()).isEqualTo("THANK_YOU");
		assertThat(message.get("text").asString()).contains("Jane Doe", "care@" + this.site + ".example");
		assertThat(message.get("html").asString()).startsWith("<!DOCTYPE html>");
		assertThat(message.get("sentAt").asString()).endsWith("Z");
	}

	@Test
	void staffSeeNoAddressNorFindByIt() {
		String address = World.newAddress();
		this.world.mail().answer(address, "550 <" + address + "> is unknown");
		Event event = this.world.aResponse(this.site, address);
		this.world.tell("feedback-service", event);
		this.world.awaitState(event, "DEAD");
		String staff = this.passports.staff(this.site);

		JsonNode item = get(LIST, staff).get("items").get(0);
		JsonNode detail = get(LIST + "/" + item.get("id").asString(), staff);

		assertThat(item.toString() + detail).doesNotContain(address);
		assertThat(item.get("recipient").asString()).isEqualTo("c…@example.org");
		assertThat(detail.get("lastError").asString()).isEqualTo("550 <c…@example.org> is unknown");
		assertThat(get(LIST + "?q=" + address, staff).get("items")).isEmpty();
		assertThat(get(LIST + "?q=" + address, this.passports.siteManager(this.site)).get("items")).hasSize(1);
	}

	@Test
	void theSecretOfATrackingLinkIsShownToNobodyEvenBeforeTheMailIsOut() {
		String address = World.newAddress();
		this.world.mail().answer(address, "451 Later");
		Event event = this.world.aComplaint(this.site, address, "sEcReT-0123456789abcdef");
		this.world.tell("complaint-service", event);
		this.world.awaitState(event, "RETRYING");

		JsonNode detail = get(LIST + "/" + this.world.of(event, "id"), this.passports.headOffice());
		this.world.mail().answer(address, null);

		assertThat(detail.get("text").asString()).contains("/t/…");
		assertThat(detail.toString()).doesNotContain("sEcReT");
	}

	@Test
	void theListIsFilteredAndPaged() {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			ids.addFirst(sent(this.world.aResponse(this.site, World.newAddress())));
		}
		String complaint = sent(this.world.aComplaint(this.site, World.newAddress(), "sEcReT-0123456789abcdef"));
		sent(this.world.aResponse(this.foreignSite, World.newAddress()));
		String head = this.passports.headOffice();

		String of = LIST + "?site=" + this.site;
		JsonNode first = get(of + "&kind=THANK_YOU&limit=3", head);
		JsonNode second = get(of + "&kind=THANK_YOU&limit=3&after=" + first.get("next").asString(), head);

		List<String> seen = new ArrayList<>(ids(first));
		seen.addAll(ids(second));
		assertThat(seen).isEqualTo(ids);
		assertThat(second.get("next").isNull()).isTrue();
		assertThat(ids(get(of + "&kind=ACKNOWLEDGEMENT", head))).containsExactly(complaint);
		assertThat(ids(get(of + "&state=DEAD", head))).isEmpty();
		assertThat(ids(get(of + "&q=received your complaint", head))).containsExactly(complaint);
		assertThat(ids(get(of + "&q=%", head))).isEmpty();
	}

	@Test
	void whatIsForeignIsAbsentRefusedOrNotFound() {
		String mine = sent(this.world.aResponse(this.site, World.newAddress()));
		String foreign = sent(this.world.aResponse(this.foreignSite, World.newAddress()));
		for (String caller : List.of(this.passports.siteManager(this.site), this.passports.staff(this.site))) {
			assertThat(ids(get(LIST, caller))).contains(mine).doesNotContain(foreign);
			problem(HttpMethod.GET, LIST + "?site=" + this.foreignSite, caller, 403, "forbidden");
			problem(HttpMethod.GET, LIST + "/" + foreign, caller, 404, "not-found");
		}
		problem(HttpMethod.POST, LIST + "/" + foreign + "/retry", this.passports.siteManager(this.site), 404,
				"not-found");
		assertThat(ids(get(LIST, this.passports.headOffice()))).contains(mine, foreign);
	}

	@Test
	void aDeadMessageIsTriedAgainUnderTheSameId() throws Exception {
		String address = World.newAddress();
		this.world.mail().answer(address, "550 Mailbox full for good");
		Event event = this.world.aComplaint(this.site, address, "sEcReT-0123456789abcdef");
		this.world.tell("complaint-service", event);
		this.world.awaitState(event, "DEAD");
		String id = this.world.of(event, "id");
		this.world.mail().answer(address, null);

		this.client.post()
			.uri(LIST + "/" + id + "/retry")
			.headers((headers) -> headers.setBearerAuth(this.passports.siteManager(this.site)))
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody()
			.jsonPath("$.state")
			.isEqualTo("PENDING");

		this.world.awaitState(event, "SENT");
		assertThat(this.world.mail().mailsTo(address)).singleElement()
			.satisfies((mail) -> assertThat(mail.getMessageID()).startsWith("<" + id + "@"));
	}

	@Test
	void onlyADeadMessageIsTriedAgain() {
		String id = sent(this.world.aResponse(this.site, World.newAddress()));

		JsonNode problem = problem(HttpMethod.POST, LIST + "/" + id + "/retry", this.passports.headOffice(), 409,
				"illegal-move");

		assertThat(problem.get("state").asString()).isEqualTo("SENT");
	}

	@Test
	void everyEndpointRefusesWhoHasNoBusinessThere() {
		String id = sent(this.world.aResponse(this.site, World.newAddress()));
		for (String path : List.of(LIST, LIST + "/" + id)) {
			problem(HttpMethod.GET, path, this.passports.ops(), 403, "forbidden");
			problem(HttpMethod.GET, path, this.passports.service(), 403, "forbidden");
			problem(HttpMethod.GET, path, this.passports.expired(), 401, "unauthenticated");
			problem(HttpMethod.GET, path, this.passports.forAnotherService(), 401, "unauthenticated");
			problem(HttpMethod.GET, path, null, 401, "unauthenticated");
		}
		String retry = LIST + "/" + id + "/retry";
		problem(HttpMethod.POST, retry, this.passports.ops(), 403, "forbidden");
		problem(HttpMethod.POST, retry, this.passports.staff(this.site), 403, "forbidden");
		problem(HttpMethod.POST, retry, this.passports.service(), 403, "forbidden");
		problem(HttpMethod.POST, retry, null, 401, "unauthenticated");
	}

	@ParameterizedTest
	@CsvSource({ "state=LOST, state", "kind=SPAM, kind", "limit=0, limit", "limit=201, limit", "limit=many, limit",
			"after=nonsense, after", "after=, after", "site=No Site, site", "site=nowhere-at-all, site",
			"q=a\u0000b, q" })
	void badInputNamesItsField(String query, String field) {
		JsonNode problem = problem(HttpMethod.GET, LIST + "?" + query, this.passports.headOffice(), 400, "validation");

		assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo(field);
	}

	@Test
	void aSearchWithoutEndIsRefused() {
		problem(HttpMethod.GET, LIST + "?q=" + "x".repeat(101), this.passports.headOffice(), 400, "validation");
	}

	@Test
	void anIdThatIsNoneIsBadInput() {
		problem(HttpMethod.GET, LIST + "/42", this.passports.headOffice(), 400, "validation");
		problem(HttpMethod.POST, LIST + "/42/retry", this.passports.headOffice(), 400, "validation");
	}

	@Test
	void anIdThatNobodyHasIsNotFound() {
		problem(HttpMethod.GET, LIST + "/" + UUID.randomUUID(), this.passports.headOffice(), 404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /api/notifications", "GET /api/notifications/messages/x/y", "GET /elsewhere" })
	void whereNothingIsNothingIsShown(String request) {
		String path = request.substring(4);

		this.client.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(this.passports.headOffice()))
			.exchange()
			.expectStatus()
			.value((status) -> assertThat(status).isIn(403, 404));
	}

	private String sent(Event event) {
		this.world.tell(event.type().startsWith("response") ? "feedback-service" : "complaint-service", event);
		this.world.awaitState(event, "SENT");
		return this.world.of(event, "id");
	}

	private static List<String> ids(JsonNode page) {
		return page.get("items").valueStream().map((item) -> item.get("id").asString()).toList();
	}

	private JsonNode get(String path, String passport) {
		return this.client.mutate()
			.responseTimeout(Duration.ofSeconds(20))
			.build()
			.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private JsonNode problem(HttpMethod method, String path, String passport, int status, String reason) {
		JsonNode problem = this.client.method(method).uri(path).headers((headers) -> {
			if (passport != null) {
				headers.setBearerAuth(passport);
			}
		})
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType("application/problem+json")
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(problem.get("type").asString()).isEqualTo("/problems/" + reason);
		return problem;
	}

}
