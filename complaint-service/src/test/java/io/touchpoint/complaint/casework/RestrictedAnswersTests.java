package io.touchpoint.complaint.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.FakeGateway;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestClock;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who keeps the answers that a restricted case came from is told for whose eyes they are.
 */
@ComplaintServiceTest
class RestrictedAnswersTests {

	private static final String SITE = "told-of-answers";

	private static final Map<String, Object> SHOWN = Map.of();

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	FakeGateway gateway;

	@Autowired
	TestDatabase database;

	@Autowired
	TestClock clock;

	@Autowired
	JsonMapper json;

	private final UUID answer = UUID.randomUUID();

	private final String email = UUID.randomUUID() + "@example.org";

	private String id;

	@BeforeEach
	void world() throws SQLException {
		this.clock.set(TestWorld.MONDAY);
		this.cases.site(SITE, "Told of Answers", "UTC");
		this.id = receive();
		tie(this.answer, this.id);
	}

	private String receive() {
		return this.cases.receive(SITE, Map.of("contact", Map.of("email", this.email))).path("id").asString();
	}

	private void tie(UUID response, String complaint) throws SQLException {
		try (Connection connection = this.cases.everywhere(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("INSERT INTO complaint_answer (response, complaint, site) VALUES ('" + response
					+ "', '" + complaint + "', '" + SITE + "')");
			connection.commit();
		}
	}

	private String colleague() {
		UUID colleague = UUID.randomUUID();
		this.gateway.knows(colleague, """
				{"id": "%s", "name": "Stefan", "roles": ["STAFF"], "sites": ["%s"], "active": true}
				""".formatted(colleague, SITE));
		return colleague.toString();
	}

	private void change(String of, String part, Object body) {
		change(PASSPORTS.siteManager(SITE), of, part, body);
	}

	private void change(String bearer, String of, String part, Object body) {
		this.client.post()
			.uri("/api/complaints/" + of + "/" + part)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.header("If-Match", "\"" + revision(of) + "\"")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.is2xxSuccessful();
	}

	private long revision(String of) {
		return this.cases.count("SELECT revision FROM complaint WHERE id = '" + of + "'");
	}

	private static Map<String, Object> conduct(String... handlers) {
		return Map.of("reason", "CONDUCT", "handlers", List.of(handlers));
	}

	/** What the feed told of a case's answers, in order. */
	private List<JsonNode> told(String of) throws SQLException {
		List<JsonNode> told = new ArrayList<>();
		try (Connection connection = this.cases.everywhere();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT data FROM outbox WHERE type = 'complaint.answers' "
						+ "AND version = 1 AND site = '" + SITE + "' AND lane = " + Outbox.laneOf(SITE)
						+ " AND subject = '" + of + "' ORDER BY position")) {
			while (rows.next()) {
				told.add(this.json.readTree(rows.getString(1)));
			}
		}
		return told;
	}

	private void lastWord(String of, boolean restricted, UUID response, String... handlers) throws SQLException {
		JsonNode last = told(of).getLast();
		assertThat(last.path("restricted").asBoolean()).isEqualTo(restricted);
		assertThat(last.path("revision").asLong()).isEqualTo(revision(of));
		assertThat(last.path("responses").valueStream().map(JsonNode::asString)).containsExactly(response.toString());
		assertThat(last.path("handlers").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder(handlers);
	}

	@Test
	void aCaseThatIsRestrictedTellsItsAnswersAndWhoSeesThem() throws SQLException {
		String handler = colleague();
		change(this.id, "restriction", conduct(handler));
		lastWord(this.id, true, this.answer, handler);
	}

	@Test
	void aCaseThatIsForEverybodyTellsNothingAndNeitherDoesOneWithoutAnswers() throws SQLException {
		change(this.id, "moves", Map.of("to", "ACKNOWLEDGED"));
		assertThat(told(this.id)).isEmpty();
		String without = receive();
		change(without, "restriction", conduct());
		assertThat(told(without)).isEmpty();
	}

	@Test
	void otherHandlersAreTold() throws SQLException {
		String one = colleague();
		String other = colleague();
		change(this.id, "restriction", conduct(one));
		change(this.id, "restriction", conduct(other));
		lastWord(this.id, true, this.answer, other);
		this.cases.unit(SITE, "wards", "Wards", true);
		change(PASSPORTS.of(new Caller(other, "Stefan", Set.of(Role.STAFF), SiteScope.of(SITE))), this.id, "owner",
				Map.of("unit", "wards", "id", one));
		lastWord(this.id, true, this.answer, one, other);
	}

	@Test
	void theEndOfTheRestrictionIsToldOnce() throws SQLException {
		change(this.id, "restriction", conduct());
		change(this.id, "restriction", SHOWN);
		lastWord(this.id, false, this.answer);
		int told = told(this.id).size();
		change(this.id, "moves", Map.of("to", "ACKNOWLEDGED"));
		assertThat(told(this.id)).hasSize(told);
	}

	@Test
	void theAnswersOfWhatIsMergedAreToldWithTheCaseThatStaysAndAfterItIsPartedAgain() throws SQLException {
		UUID another = UUID.randomUUID();
		String stays = receive();
		tie(another, stays);
		change(stays, "restriction", conduct());
		change(this.id, "merge", Map.of("into", stays, "intoRevision", revision(stays)));
		lastWord(this.id, true, this.answer);
		lastWord(stays, true, another);
		change(stays, "restriction", SHOWN);
		lastWord(this.id, false, this.answer);
		change(stays, "restriction", conduct());
		lastWord(this.id, true, this.answer);
		change(this.id, "parting", Map.of());
		lastWord(this.id, true, this.answer);
		change(this.id, "restriction", SHOWN);
		lastWord(this.id, false, this.answer);
		lastWord(stays, true, another);
	}

	@Test
	void whatWasRestrictedBeforeAnythingWasToldIsToldByTheMigration() throws SQLException, IOException {
		String handler = colleague();
		change(this.id, "restriction", conduct(handler));
		JsonNode before = told(this.id).getLast();
		String migration = new ClassPathResource("db/migration/V411__answers_of_restricted_cases.sql")
			.getContentAsString(StandardCharsets.UTF_8);
		try (Connection owner = this.database.connectAsOwner(); Statement statement = owner.createStatement()) {
			owner.setAutoCommit(false);
			statement.execute("DELETE FROM outbox WHERE type = 'complaint.answers' AND subject = '" + this.id + "'");
			statement.execute(migration);
			owner.commit();
		}
		assertThat(told(this.id)).containsExactly(before);
		assertThat(this.cases.count("SELECT n - (SELECT max(position) FROM outbox o WHERE o.lane = l.lane) FROM lane l"
				+ " WHERE lane = " + Outbox.laneOf(SITE)))
			.isZero();
	}

}
