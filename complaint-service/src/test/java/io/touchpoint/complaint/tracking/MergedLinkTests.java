package io.touchpoint.complaint.tracking;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.complaint.ComplaintServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.BodyInserters;

import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What customers read behind their links after cases were merged: of their own cases all,
 * of somebody else's nothing but how it stands.
 */
@ComplaintServiceTest
class MergedLinkTests extends CustomersBrowser {

	private static final byte[] PDF = "%PDF-1.7\n1 0 obj\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII);

	private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([A-Za-z0-9_-]+)\"");

	private static final Pattern FILE = Pattern.compile("/files/([0-9a-f-]{36})\"");

	private final String email = UUID.randomUUID() + "@example.org";

	/** A case from the public form. */
	private record Sent(String id, String reference, String page) {
	}

	private Sent send(String words, String email) {
		String received = text(post("/c/" + HERE,
				(email == null) ? form("description", words)
						: form("description", words, "email", email, "consent", "yes", "name", "Ana of " + words),
				200));
		String reference = reference(received);
		String id = this.client.get()
			.uri("/api/complaints?limit=1&q={reference}", reference)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("items")
			.path(0)
			.path("id")
			.asString();
		return new Sent(id, reference, "/t/" + secret(received));
	}

	/** The same behind the link that is mailed to the address in the case. */
	private Sent mailed(Sent shown) {
		return new Sent(shown.id(), shown.reference(), this.cases.mailedLink(shown.id()));
	}

	private JsonNode staff(String uri, long seen, Object body, int status) {
		return this.client.post()
			.uri("/api/complaints/" + uri)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"" + seen + "\"")
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private void merge(Sent merged, Sent stays) {
		staff(merged.id() + "/merge", revision(merged), Map.of("into", stays.id(), "intoRevision", revision(stays)),
				200);
	}

	private long revision(Sent sent) {
		return this.cases.count("SELECT revision FROM complaint WHERE id = '" + sent.id() + "'");
	}

	private String key(Sent sent) {
		Matcher key = KEY.matcher(text(get(sent.page())));
		assertThat(key.find()).isTrue();
		return key.group(1);
	}

	private void write(Sent sent, String key, String words, boolean withFile) {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("key", key);
		body.part("text", words);
		if (withFile) {
			body.part("file", PDF).filename("of-" + sent.reference() + ".pdf");
		}
		this.client.post()
			.uri(sent.page() + "/messages?lang=en")
			.body(BodyInserters.fromMultipartData(body.build()))
			.exchange()
			.expectStatus()
			.isSeeOther();
	}

	private long lines(Sent sent, String condition) {
		return this.cases
			.count("SELECT count(*) FROM complaint_entry WHERE complaint = '" + sent.id() + "' AND " + condition);
	}

	private String file(Sent sent) {
		Matcher file = FILE.matcher(text(get(sent.page())));
		assertThat(file.find()).isTrue();
		return file.group(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whoIsNotKnownToBeTheSameCustomerReadsNothingOfTheOther(boolean nobodyKnownStays) {
		Sent mine = send("The lamp broke", nobodyKnownStays ? this.email : null);
		Sent stays = send("Wet floor", nobodyKnownStays ? null : this.email);
		write(stays, key(stays), "Slippery as ice", true);
		write(mine, key(mine), "It was new", true);
		staff(stays.id() + "/notes", 1, Map.of("text", "We mop at once", "visibleToCustomer", true), 200);
		staff(stays.id() + "/promises", 1, Map.of("text", "We call the cleaner", "due", Map.of("workingDays", 3)), 201);
		staff(mine.id() + "/promises", 1, Map.of("text", "We mend the lamp", "due", Map.of("workingDays", 3)), 201);
		String theirs = file(stays);
		merge(mine, stays);
		staff(stays.id() + "/moves", revision(stays), Map.of("to", "ACKNOWLEDGED"), 200);

		String page = text(get(mine.page()));
		assertThat(page)
			.contains(mine.reference(), "The lamp broke", "It was new", "of-" + mine.reference() + ".pdf",
					"We mend the lamp", "Being handled")
			.doesNotContain(stays.reference(), "Wet floor", "Slippery", "We mop", "cleaner", "Ana of Wet");
		this.client.get().uri(mine.page() + "/files/" + theirs).exchange().expectStatus().isSeeOther();
		this.client.get().uri(mine.page() + "/files/" + file(mine)).exchange().expectStatus().isOk();
		assertThat(text(get(stays.page()))).contains("Wet floor", "Slippery", "We mop")
			.doesNotContain(mine.reference(), "lamp", "It was new", "Ana of The");
	}

	@Test
	void whatTheyWriteReachesWhoeverWorksOnTheCaseThatStays() {
		Sent mine = send("The lamp broke", null);
		Sent stays = send("Wet floor", this.email);
		merge(mine, stays);
		String key = key(mine);
		write(mine, key, "Are you there", true);
		write(mine, key, "Are you there", true);
		assertThat(lines(mine, "kind = 'MESSAGE' AND text = 'Are you there'")).isEqualTo(1);
		assertThat(lines(stays, "kind = 'MESSAGE' AND text IS NULL AND NOT visible_to_customer AND from_value = '"
				+ mine.reference() + "'"))
			.isEqualTo(1);
		JsonNode seen = this.client.get()
			.uri("/api/complaints/" + stays.id())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody()
			.path("merged")
			.path(0);
		assertThat(seen.path("sameContact").asBoolean()).isFalse();
		assertThat(seen.path("timeline").valueStream().map((line) -> line.path("text").asString("")))
			.contains("Are you there");
		assertThat(text(get(stays.page()))).doesNotContain("Are you there", mine.reference());
		post(mine.page() + "/withdraw", form("confirm", "yes"), 303);
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE status = 'WITHDRAWN' AND id IN ('" + mine.id()
				+ "', '" + stays.id() + "')"))
			.isZero();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whoeverWroteAnothersAddressIntoAFormReadsTheirOwnWordsOnly(boolean victimsStays) {
		Sent victims = send("The lamp broke", this.email);
		write(victims, key(victims), "It was new", true);
		String file = file(victims);
		String letter = staff(victims.id() + "/letters", 1,
				Map.of("channel", "LETTER", "text", "Dear Ana, we are sorry.", "language", "en", "recipient", "Ana"),
				201)
			.path("id")
			.asString();
		Sent strangers = send("The lamp is dark", this.email);
		String mailed = mailed(victims).page();
		merge(victimsStays ? strangers : victims, victimsStays ? victims : strangers);
		assertThat(text(get(strangers.page()))).contains("The lamp is dark")
			.doesNotContain("The lamp broke", "It was new", "we are sorry", victims.reference());
		for (String below : new String[] { "/files/" + file, "/letters/" + letter }) {
			this.client.get().uri(strangers.page() + below).exchange().expectStatus().isSeeOther();
		}
		String renewed = "/t/" + secret(text(post(strangers.page() + "/renew", form("confirm", "yes"), 200)));
		assertThat(text(get(renewed))).doesNotContain("The lamp broke");
		assertThat(text(get(mailed))).contains("The lamp broke", "It was new");
	}

	@Test
	void oneCustomerReadsAllOfBothCasesAndWritesToTheOneThatStays() {
		Sent mine = mailed(send("The lamp broke", this.email));
		Sent stays = mailed(send("The lamp is dark", this.email.toUpperCase(java.util.Locale.ROOT)));
		String key = key(mine);
		write(mine, key, "It was new", true);
		String file = file(mine);
		merge(mine, stays);
		write(mine, key, "It was new", true);
		assertThat(lines(mine, "kind IN ('MESSAGE', 'FILE_ADDED')")).isEqualTo(2);
		assertThat(lines(stays, "kind IN ('MESSAGE', 'FILE_ADDED')")).isZero();
		write(mine, key(mine), "Still dark", true);
		assertThat(lines(stays, "kind IN ('MESSAGE', 'FILE_ADDED')")).isEqualTo(2);
		for (Sent sent : new Sent[] { mine, stays }) {
			assertThat(text(get(sent.page()))).contains(stays.reference(), "The lamp is dark", "The lamp broke",
					"It was new", "Still dark");
			this.client.get().uri(sent.page() + "/files/" + file).exchange().expectStatus().isOk();
		}
	}

	@Test
	void aLetterOfTheMergedCaseIsStillTheCustomers() {
		Sent mine = send("The lamp broke", this.email);
		Sent stays = mailed(send("The lamp is dark", this.email));
		String letter = staff(mine.id() + "/letters", 1,
				Map.of("channel", "LETTER", "text", "Dear Ana, we are sorry.", "language", "en", "recipient", "Ana"),
				201)
			.path("id")
			.asString();
		merge(mine, stays);
		this.client.get().uri(stays.page() + "/letters/" + letter).exchange().expectStatus().isOk();
		Sent stranger = send("Wet floor", null);
		this.client.get().uri(stranger.page() + "/letters/" + letter).exchange().expectStatus().isSeeOther();
	}

	@Test
	void aNewLinkEndsThoseOfAllCasesOfTheCustomerAndOfNobodyElse() {
		Sent mine = send("The lamp broke", this.email);
		Sent stays = send("The lamp is dark", this.email);
		Sent other = send("The lamp fell", null);
		merge(mine, stays);
		merge(other, stays);
		staff(stays.id() + "/link", 1, Map.of(), 200);
		this.client.get().uri(mine.page()).exchange().expectStatus().isNotFound();
		this.client.get().uri(stays.page()).exchange().expectStatus().isNotFound();
		get(other.page());
		staff(other.id() + "/link", 1, Map.of(), 200);
		this.client.get().uri(other.page()).exchange().expectStatus().isNotFound();
	}

}
