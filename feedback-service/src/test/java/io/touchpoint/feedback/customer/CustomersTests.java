package io.touchpoint.feedback.customer;

import java.util.Locale;
import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.FeedbackTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class CustomersTests extends AtTheDesk {

	@Test
	void whoComesWithAKnownContactIsFoundAgainAtWhicheverSite() {
		String email = Desk.newAddress();
		UUID first = this.desk.visited("desk-a", email);
		UUID again = this.desk.visited("desk-b", email.toUpperCase(Locale.ROOT));
		assertThat(again).isEqualTo(first);
		Desk.Answer detail = this.desk.customer(first);
		assertThat(detail.body().path("customer").path("state").asString()).isEqualTo("RETURNING");
		assertThat(detail.body().path("customer").path("sites").toString()).isEqualTo("[\"desk-a\",\"desk-b\"]");
		assertThat(detail.body().path("visits")).hasSize(2);
	}

	@Test
	void aPhoneNumberIsReadByTheCountryOfTheSite() {
		Desk.Answer answer = this.desk.visit("{\"site\": \"desk-a\", \"phone\": \"020 7946 0958\"}");
		assertThat(answer.status()).isEqualTo(201);
		UUID id = UUID.fromString(answer.text("customer"));
		assertThat(this.desk.customer(id).body().path("customer").path("phone").asString()).isEqualTo("+442079460958");
		assertThat(this.desk.visit("{\"site\": \"desk-b\", \"phone\": \"+44 20 7946 0958\"}").text("customer"))
			.isEqualTo(id.toString());
		assertThat(
				this.desk.get(this.head, PATH + "?q=442079460958").body().path("items").path(0).path("id").asString())
			.isEqualTo(id.toString());
	}

	@Test
	void enteringAKnownCustomerByHandFindsThem() {
		String email = Desk.newAddress();
		UUID known = this.desk.visited("desk-a", email);
		Desk.Answer entered = this.desk.post(this.head, PATH, """
				{"site": "desk-b", "name": "Somebody", "email": "%s"}""".formatted(email));
		assertThat(entered.status()).isEqualTo(200);
		assertThat(entered.body().path("customer").path("id").asString()).isEqualTo(known.toString());
		Desk.Answer fresh = this.desk.post(this.head, PATH, """
				{"site": "desk-b", "name": "Clinic Ltd", "kind": "INSTITUTION", "state": "PROSPECT"}""");
		assertThat(fresh.status()).isEqualTo(201);
		assertThat(fresh.headers()).containsKey("ETag");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"email\": \"a@example.org\"} | site missing",
			"{\"site\": \"nowhere\", \"email\": \"a@example.org\"} | site unknown-site",
			"{\"site\": \"desk-a\"} | email missing",
			"{\"site\": \"desk-a\", \"email\": \"nobody\"} | email invalid-email",
			"{\"site\": \"desk-a\", \"phone\": \"12\"} | phone invalid-phone",
			"{\"site\": \"desk-a\", \"phone\": \"12\", \"country\": \"XX\"} | country unknown-value",
			"{\"site\": \"desk-a\", \"email\": \"a@example.org\", \"consent\": {}} | consent.source missing",
			"{\"site\": \"desk-a\", \"email\": \"a@example.org\", \"visitedAt\": \"2999-01-01T00:00:00Z\"} | visitedAt out-of-range",
			"{\"site\": \"desk-a\", \"email\": \"a@example.org\", \"language\": \"?\"} | language invalid",
			"{\"site\": \"desk-a\", \"customerType\": \"CAT\"} | customerType wrong-type",
			"{\"site\": \"desk-a\", \"hobby\": 1} | hobby unknown-field" })
	void whatIsWrongWithAVisitIsSaidWithItsField(String body, String fault) {
		Desk.Answer answer = this.desk.visit(body);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.fault()).isEqualTo(fault);
	}

	@Test
	void theSameVisitUnderTheSameKeyIsEnteredOnceAndAnotherOneRefused() {
		String key = UUID.randomUUID().toString();
		String body = Desk.visit("desk-a", Desk.newAddress());
		String path = PATH + "/visits";
		Desk.Answer first = this.desk.send(this.head, HttpMethod.POST, path, body, "Idempotency-Key", key);
		Desk.Answer again = this.desk.send(this.head, HttpMethod.POST, path, body, "Idempotency-Key", key);
		assertThat(again.body()).isEqualTo(first.body());
		Desk.Answer other = this.desk.send(this.head, HttpMethod.POST, path, Desk.visit("desk-a", Desk.newAddress()),
				"Idempotency-Key", key);
		assertThat(other.status()).isEqualTo(422);
		assertThat(this.desk.post(this.head, path, body).status()).isEqualTo(400);
	}

	@Test
	void staffSeeTheirOwnSitesOnlyAndContactsOfListsMasked() {
		String email = Desk.newAddress();
		UUID there = this.desk.visited("desk-b", email);
		String staff = this.desk.passports.staff("desk-a");
		assertThat(this.desk.get(staff, PATH + "/" + there).status()).isEqualTo(404);
		assertThat(this.desk.get(staff, PATH + "?site=desk-b").status()).isEqualTo(403);
		assertThat(this.desk.get(staff, PATH + "?q=" + email).body().path("items")).isEmpty();
		assertThat(this.desk.post(staff, PATH, Desk.visit("desk-b", email)).status()).isEqualTo(403);
		this.desk.visited("desk-a", email);
		assertThat(this.desk.get(staff, PATH + "?q=" + email).body().path("items").path(0).path("email").asString())
			.isEqualTo("c***@example.org");
		assertThat(this.desk.get(staff, PATH + "/" + there).body().path("customer").path("sites").toString())
			.isEqualTo("[\"desk-a\"]");
		String own = Desk.newAddress();
		this.desk.visited("desk-a", own);
		assertThat(this.desk.get(this.desk.passports.siteManager("desk-a"), PATH + "?q=" + own)
			.body()
			.path("items")
			.path(0)
			.path("email")
			.asString()).isEqualTo(own);
		assertThat(this.desk.get(this.desk.passports.ops(), PATH).status()).isEqualTo(403);
	}

	@Test
	void aCustomerIsFoundByPartsOfTheNameInAnyOrder() {
		String family = "Rivera" + UUID.randomUUID().toString().substring(0, 8);
		this.desk.post(this.head, PATH, """
				{"site": "desk-a", "name": "Ana María %s", "email": "%s"}""".formatted(family, Desk.newAddress()));
		for (String asked : List.of(family + ", Ana", family + " mar", "ana " + family.toLowerCase(Locale.ROOT))) {
			assertThat(this.desk.get(this.head, PATH + "?q=" + asked).body().path("items")).as(asked).hasSize(1);
		}
		assertThat(this.desk.get(this.head, PATH + "?q=" + family + " Berta").body().path("items")).isEmpty();
	}

	@Test
	void aSearchForACommaFindsNamesWithOneAndNotEverybody() {
		this.sites.arrive("desk-comma");
		this.desk.visited("desk-comma", Desk.newAddress());
		this.desk.post(this.head, PATH, """
				{"site": "desk-comma", "name": "Rivera, Berta", "email": "%s"}""".formatted(Desk.newAddress()));
		for (String asked : List.of(",", ", ", ",Berta")) {
			assertThat(this.desk.get(this.head, PATH + "?site=desk-comma&q=" + asked)
				.body()
				.path("items")
				.valueStream()
				.map((item) -> item.path("name").asString())).as(asked).containsExactly("Rivera, Berta");
		}
	}

	@Test
	void correctingNeedsTheRevisionThatWasSeen() {
		UUID id = this.desk.visited("desk-a", Desk.newAddress());
		String tag = this.desk.customer(id).headers().get("ETag");
		String body = """
				{"site": "desk-a", "customerType": "PATIENT", "name": "Ana R.", "email": "%s", "state": "RETURNING"}
				""".formatted(Desk.newAddress());
		String path = PATH + "/" + id;
		assertThat(this.desk.send(this.head, HttpMethod.PUT, path, body).status()).isEqualTo(428);
		Desk.Answer corrected = this.desk.send(this.head, HttpMethod.PUT, path, body, "If-Match", tag);
		assertThat(corrected.status()).isEqualTo(200);
		assertThat(corrected.body().path("customer").path("name").asString()).isEqualTo("Ana R.");
		assertThat(this.desk.send(this.head, HttpMethod.PUT, path, body, "If-Match", tag).status()).isEqualTo(412);
		String taken = Desk.newAddress();
		this.desk.visited("desk-a", taken);
		assertThat(this.desk
			.send(this.head, HttpMethod.PUT, path,
					"{\"site\": \"desk-a\", \"customerType\": \"PATIENT\", \"email\": \"" + taken + "\"}", "If-Match",
					corrected.headers().get("ETag"))
			.status()).isEqualTo(409);
	}

	@Test
	void twoEntriesOfOnePersonAreMergedAndPartedAgain() {
		String email = Desk.newAddress();
		String other = Desk.newAddress();
		UUID kept = this.desk.visited("desk-a", email);
		UUID merged = this.desk.visited("desk-b", other);
		Desk.Answer one = this.desk.post(this.head, PATH + "/" + kept + "/merge", "{\"other\": \"" + merged + "\"}");
		assertThat(one.status()).isEqualTo(200);
		assertThat(one.body().path("customer").path("visits").intValue()).isEqualTo(2);
		assertThat(one.body().path("visits")).hasSize(2);
		assertThat(this.desk.visited("desk-a", other)).as("found by either address").isEqualTo(kept);
		assertThat(this.desk.get(this.head, PATH + "?q=" + other).body().path("items")).isEmpty();
		String merge = one.body().path("merges").path(0).path("id").asString();
		Desk.Answer parted = this.desk.post(this.head, PATH + "/" + kept + "/merges/" + merge + "/undo", null);
		assertThat(parted.status()).isEqualTo(200);
		assertThat(this.desk.visited("desk-b", other)).isEqualTo(merged);
		assertThat(this.desk.post(this.head, PATH + "/" + kept + "/merges/" + merge + "/undo", null).status())
			.isEqualTo(404);
		assertThat(this.desk
			.post(this.desk.passports.staff("desk-a"), PATH + "/" + kept + "/merge", "{\"other\": \"" + merged + "\"}")
			.status()).isEqualTo(403);
		assertThat(this.desk
			.post(this.desk.passports.siteManager("desk-a"), PATH + "/" + kept + "/merge",
					"{\"other\": \"" + merged + "\"}")
			.status()).as("the other one is not visible").isEqualTo(404);
	}

	@Test
	void theLatestWordOnMailCountsAfterAMerge() {
		UUID kept = agreed("2026-01-01T10:00:00Z");
		UUID merged = agreed("2026-01-02T10:00:00Z");
		this.desk.post(this.head, PATH + "/" + merged + "/consent", "{\"given\": false}");
		Desk.Answer one = this.desk.post(this.head, PATH + "/" + kept + "/merge", "{\"other\": \"" + merged + "\"}");
		assertThat(one.body().path("customer").path("contactable").booleanValue()).isFalse();
		assertThat(one.body().path("optedOutAt").isNull()).isFalse();
		assertThat(this.sites.count("SELECT count(*) FROM invitation WHERE customer = '" + kept
				+ "' AND state IN ('PLANNED', 'INVITED', 'REMINDED')"))
			.as("what was open")
			.isZero();
	}

	@Test
	void aNoOfTheTimeWhenTheyWereOneStaysWithBothAndAConsentGoesWithWhomItCameFrom() {
		UUID kept = UUID.fromString(
				this.desk.visit("{\"site\": \"desk-a\", \"email\": \"" + Desk.newAddress() + "\"}").text("customer"));
		UUID merged = agreed("2026-01-02T10:00:00Z");
		Desk.Answer one = this.desk.post(this.head, PATH + "/" + kept + "/merge", "{\"other\": \"" + merged + "\"}");
		assertThat(contactable(kept)).isTrue();
		undo(kept, one);
		assertThat(contactable(kept)).isFalse();
		assertThat(contactable(merged)).isTrue();
		Desk.Answer again = this.desk.post(this.head, PATH + "/" + kept + "/merge", "{\"other\": \"" + merged + "\"}");
		this.desk.post(this.head, PATH + "/" + kept + "/consent", "{\"given\": false}");
		undo(kept, again);
		assertThat(contactable(merged)).isFalse();
	}

	private void undo(UUID kept, Desk.Answer merged) {
		String merge = merged.body().path("merges").path(0).path("id").asString();
		assertThat(this.desk.post(this.head, PATH + "/" + kept + "/merges/" + merge + "/undo", null).status())
			.isEqualTo(200);
	}

	private boolean contactable(UUID customer) {
		return this.desk.customer(customer).body().path("customer").path("contactable").booleanValue();
	}

	/** A customer who agreed then. */
	private UUID agreed(String at) {
		return UUID.fromString(this.desk.visit("""
				{"site": "desk-a", "email": "%s", "consent": {"source": "COUNTER", "at": "%s"}}
				""".formatted(Desk.newAddress(), at)).text("customer"));
	}

	@Test
	void colleaguesAreKeptApartFromCustomers() {
		String email = Desk.newAddress();
		UUID customer = this.desk.visited("desk-a", email);
		Desk.Answer colleague = this.desk.visit("""
				{"site": "desk-a", "email": "%s", "customerType": "COLLEAGUE"}""".formatted(email));
		assertThat(colleague.text("customer")).isNotEqualTo(customer.toString());
		assertThat(this.desk
			.post(this.head, PATH + "/" + customer + "/merge", "{\"other\": \"" + colleague.text("customer") + "\"}")
			.status()).isEqualTo(409);
	}

	private UUID entered(String body) {
		return UUID.fromString(this.desk.post(this.head, PATH, body).body().path("customer").path("id").asString());
	}

	@Test
	void entriesWithTheSameNumberOrNameAreShownAsPerhapsTheSameCustomer() {
		this.sites.arrive("desk-alike");
		String phone = "\"phone\": \"+44 20 7946 0777\"";
		UUID one = entered("{\"site\": \"desk-alike\", \"name\": \"Zoë  Quill\", \"email\": \"%s\", %s}"
			.formatted(Desk.newAddress(), phone));
		UUID numbered = entered("{\"site\": \"desk-alike\", \"name\": \"Z. Q.\", \"email\": \"%s\", %s}"
			.formatted(Desk.newAddress(), phone.replace("+44 20 7946 0777", "020 7946 0777")));
		UUID named = entered(
				"{\"site\": \"desk-alike\", \"name\": \"zoë quill\", \"email\": \"%s\"}".formatted(Desk.newAddress()));
		entered("{\"site\": \"desk-alike\", \"name\": \"Zoë Quill\", \"customerType\": \"COLLEAGUE\"}");
		assertThat(alike(this.head, one)).containsExactly(numbered + " [\"SAME_PHONE\"]", named + " [\"SAME_NAME\"]");
		this.desk.post(this.head, PATH + "/" + one + "/merge", "{\"other\": \"" + numbered + "\"}");
		assertThat(alike(this.head, one)).containsExactly(named + " [\"SAME_NAME\"]");
		this.desk.post(this.head, PATH + "/" + named + "/erase", null);
		assertThat(alike(this.head, one)).isEmpty();
	}

	@Test
	void whoIsKnownAtAnotherSiteIsNotShownAsPerhapsTheSame() {
		this.sites.arrive("desk-here", "desk-there");
		UUID here = entered("{\"site\": \"desk-here\", \"name\": \"Quentin Zander\"}");
		entered("{\"site\": \"desk-there\", \"name\": \"Quentin Zander\"}");
		assertThat(alike(this.head, here)).hasSize(1);
		assertThat(alike(this.desk.passports.siteManager("desk-here"), here)).isEmpty();
	}

	private List<String> alike(String passport, UUID customer) {
		return this.desk.get(passport, PATH + "/" + customer)
			.body()
			.path("alike")
			.valueStream()
			.map((each) -> each.path("id").asString() + " " + each.path("because"))
			.toList();
	}

}
