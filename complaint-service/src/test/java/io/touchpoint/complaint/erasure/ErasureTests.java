package io.touchpoint.complaint.erasure;

import java.time.Duration;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody asks to be forgotten who complained at a desk.
 */
@ComplaintServiceTest
class ErasureTests {

	private static final String SITE = "forgetful";

	@Autowired
	WebTestClient client;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	Erasure erasure;

	private final String email = "ana-" + UUID.randomUUID() + "@example.org";

	private String mine;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.site(SITE, "Forgetful", "UTC");
		this.mine = complaintOf(this.email.toUpperCase(java.util.Locale.ROOT));
	}

	private String complaintOf(String address) {
		return this.cases
			.receive(SITE, Map.of("description", "I am Ana", "contact",
					Map.of("email", address, "name", "Ana", "consent", true), "postal", Map.of("address", "1 Road")))
			.path("id")
			.asString();
	}

	private void post(String path, Map<String, ?> body) {
		this.client.post()
			.uri("/api/complaints/" + this.mine + path)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(SITE)))
			.header("If-Match",
					"\"" + this.cases.count("SELECT revision FROM complaint WHERE id = '" + this.mine + "'") + "\"")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.is2xxSuccessful();
	}

	private void forget(boolean internal) {
		this.client.post()
			.uri("/internal/complaints/forget")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.bodyValue(List.of(Map.of("email", this.email, "internal", internal)))
			.exchange()
			.expectStatus()
			.isNoContent();
		this.erasure.sweep().then(Mono.empty()).block();
	}

	private void end() {
		post("/moves", Map.of("to", "ACKNOWLEDGED"));
		post("/moves", Map.of("to", "INVESTIGATING", "note", "Ana called"));
		post("/moves", Map.of("to", "RESOLVED", "outcome", "UPHELD"));
	}

	private long words() {
		return this.cases.count("SELECT (SELECT count(*) FROM complaint c WHERE c.id = '" + this.mine
				+ "' AND (c::text ILIKE '%ana%')) + (SELECT count(*) FROM complaint_entry e WHERE e.complaint = '"
				+ this.mine + "' AND e.text IS NOT NULL) + (SELECT count(*) FROM promise p WHERE p.complaint = '"
				+ this.mine + "' AND p.text LIKE '%Ana%')"
				+ " + (SELECT count(*) FROM case_root_cause r WHERE r.complaint = '" + this.mine
				+ "' AND r.words IS NOT NULL) + (SELECT count(*) FROM corrective_action a WHERE a.complaint = '"
				+ this.mine + "' AND a::text LIKE '%for Ana%')"
				+ " + (SELECT count(*) FROM case_postal WHERE complaint = '" + this.mine + "')");
	}

	/** A root cause and an action, in words of the customer. */
	private void corrected() {
		execute("INSERT INTO case_root_cause (complaint, site, code, words, revision, noted_at,"
				+ " noted_by) VALUES ('" + this.mine + "', '" + SITE + "', 'PROCESS', 'Ana waited', 1, now(), 'Mara')");
		execute("INSERT INTO corrective_action (id, complaint, site, revision, state, what, effect,"
				+ " owner_id, owner_name, due_on, made_at, made_by_id, made_by_name, ended_at, ended_by, ended_note)"
				+ " VALUES (gen_random_uuid(), '" + this.mine + "', '" + SITE + "', 2, 'DONE', 'A chair for Ana',"
				+ " 'Comfort for Ana', 'm', 'Mara', '2026-12-01', now(), 'm', 'Mara', now(), 'Mara', 'Sat for Ana')");
	}

	private long counted() {
		return this.cases.count("SELECT count(*) FROM complaint WHERE id = '" + this.mine
				+ "' AND status = 'RESOLVED' AND outcome = 'UPHELD' AND causes = '{TIME_WASTED,IGNORED}' AND site = '"
				+ SITE + "'");
	}

	@Test
	void anEndedCaseIsCutAndStillCounts() {
		corrected();
		post("/promises", new LinkedHashMap<>(Map.of("text", "We call Ana", "due", Map.of("workingDays", 3))));
		String promise = this.client.get()
			.uri("/api/complaints/" + this.mine + "/promises")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(SITE)))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path(0)
			.path("id")
			.asString();
		this.client.post()
			.uri("/api/complaints/" + this.mine + "/promises/" + promise + "/keep")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(SITE)))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("proof", "Called Ana"))
			.exchange()
			.expectStatus()
			.isOk();
		end();
		forget(false);
		assertThat(words()).isZero();
		assertThat(counted()).isEqualTo(1);
		assertThat(this.cases
			.count("SELECT count(*) FROM promise WHERE complaint = '" + this.mine + "' AND state = 'KEPT'"))
			.isEqualTo(1);
		assertThat(this.cases
			.count("SELECT count(*) FROM complaint_entry WHERE kind = 'ERASED' AND complaint = '" + this.mine + "'"))
			.isEqualTo(1);
		this.client.get()
			.uri("/api/complaints/audit/verify?site=" + SITE)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(SITE)))
			.exchange()
			.expectBody()
			.jsonPath("$[0].firstBroken")
			.isEmpty();
	}

	@Test
	void whoStillWorksOnACaseKeepsItsWordsUntilItHasEnded() {
		forget(false);
		assertThat(words()).isPositive();
		end();
		this.erasure.sweep().block();
		assertThat(words()).isZero();
	}

	@Test
	void askedAgainItIsCutOnceAndOtherPeoplesCasesAreNot() {
		String other = complaintOf("bob@example.org");
		end();
		forget(false);
		forget(false);
		assertThat(this.cases
			.count("SELECT count(*) FROM complaint_entry WHERE kind = 'ERASED' AND complaint = '" + this.mine + "'"))
			.isEqualTo(1);
		assertThat(this.cases
			.count("SELECT count(*) FROM complaint WHERE id = '" + other + "' AND contact_email IS NOT NULL"))
			.isEqualTo(1);
	}

	@Test
	void whatSomebodySaidAsACustomerStaysWhenTheColleagueIsForgotten() {
		end();
		forget(true);
		assertThat(words()).isPositive();
	}

	/** A mail of somebody to a case. */
	private void mail(String sender, String complaint) {
		execute("INSERT INTO inbound_mail (id, site, message_id, print, taken_at, sender, subject, words, size, raw,"
				+ " complaint) VALUES (gen_random_uuid(), '" + SITE + "', gen_random_uuid()::text, '', now(), '"
				+ sender + "', 'Mine', 'Words', 0, '', '" + complaint + "')");
	}

	private void execute(String sql) {
		try (java.sql.Connection connection = this.cases.everywhere();
				java.sql.Statement statement = connection.createStatement()) {
			statement.executeUpdate(sql);
			connection.commit();
		}
		catch (java.sql.SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long mails(String complaint) {
		return this.cases.count("SELECT count(*) FROM inbound_mail WHERE complaint = '" + complaint + "'");
	}

	@Test
	void aMailToACaseThatWasCutIsCutOnceItIsRead() {
		end();
		forget(false);
		mail("brother@example.org", this.mine);
		execute("UPDATE complaint SET unread_since = '2026-03-01T09:00:00Z' WHERE id = '" + this.mine + "'");
		this.erasure.sweep().block();
		assertThat(mails(this.mine)).isOne();
		execute("UPDATE complaint SET unread_since = NULL WHERE id = '" + this.mine + "'");
		this.erasure.sweep().block();
		assertThat(mails(this.mine)).isZero();
		assertThat(this.cases
			.count("SELECT count(*) FROM complaint_entry WHERE kind = 'ERASED' AND complaint = '" + this.mine + "'"))
			.isEqualTo(1);
	}

	@Test
	void aMailToACaseThatWasCutDoesNotWaitForReadersForEver() {
		end();
		forget(false);
		mail("brother@example.org", this.mine);
		execute("UPDATE complaint SET unread_since = '2026-03-02T09:00:00Z' WHERE id = '" + this.mine + "'");
		this.clock.advance(Duration.ofDays(31));
		this.erasure.sweep().block();
		assertThat(mails(this.mine)).isZero();
	}

	@Test
	void aMailInACaseOfSomebodyElseGoesWhenThatCaseHasEnded() {
		String other = complaintOf("bob@example.org");
		mail(this.email, other);
		mail("bob@example.org", other);
		forget(false);
		assertThat(mails(other)).isEqualTo(2);
		this.mine = other;
		end();
		this.erasure.sweep().block();
		assertThat(mails(other)).isOne();
		assertThat(words()).isPositive();
	}

	/**
	 * Ana's case, merged into another one, which gets her open action, her remedy that
	 * waits and her promise.
	 */
	private String merged() {
		execute("INSERT INTO corrective_action (id, complaint, site, revision, state, what, owner_id, owner_name,"
				+ " due_on, made_at, made_by_id, made_by_name) VALUES (gen_random_uuid(), '" + this.mine + "', '" + SITE
				+ "', 1, 'OPEN', 'A chair for Ana', 'm', 'Mara', '2026-12-01', now(), 'm', 'Mara')");
		execute("INSERT INTO remedy (id, complaint, site, revision, state, kind, minor, currency, note, asked_by_id,"
				+ " asked_by_name, asked_at) VALUES (gen_random_uuid(), '" + this.mine + "', '" + SITE
				+ "', 1, 'WAITING', 'GOODWILL_PAYMENT', 100, 'EUR', 'Flowers for Ana', 'm', 'Mara', now())");
		String stays = this.cases.receive(SITE, Map.of("description", "Somebody waited")).path("id").asString();
		post("/merge", Map.of("into", stays, "intoRevision", 1));
		return stays;
	}

	private long moved(String stays) {
		return this.cases.count("SELECT (SELECT count(*) FROM corrective_action a WHERE a.complaint = '" + stays
				+ "' AND a.what LIKE '%Ana%') + (SELECT count(*) FROM remedy r WHERE r.complaint = '" + stays
				+ "' AND r.note LIKE '%Ana%')");
	}

	@Test
	void aMergedCaseKeepsItsWordsWhileTheCaseThatStaysIsOpen() {
		String merged = this.mine;
		String stays = merged();
		forget(false);
		assertThat(words()).isPositive();
		this.mine = stays;
		post("/moves", Map.of("to", "WITHDRAWN", "note", "The customer asked for it"));
		this.mine = merged;
		this.erasure.sweep().block();
		assertThat(words()).isZero();
	}

	@Test
	void whatWentOverToTheCaseThatStaysIsForgottenAsWell() {
		String merged = this.mine;
		String stays = merged();
		assertThat(moved(stays)).isEqualTo(2);
		this.mine = stays;
		post("/moves", Map.of("to", "WITHDRAWN", "note", "The customer asked for it"));
		this.mine = merged;
		forget(false);
		assertThat(moved(stays)).isZero();
	}

}
