package io.touchpoint.feedback.retention;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.feedback.customer.Desk;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records are made as people make them, and then made old: everything of the other tests
 * is younger than the shortest time.
 */
@FeedbackTest
class RetentionTests {

	private static final String PATH = "/api/feedback/retention";

	private static final String SITE = "keep-a";

	private final String head;

	private final Desk desk;

	private final Sites sites;

	private final RetentionSweep sweep;

	RetentionTests(@Autowired WebTestClient web, @Autowired Sites sites, @Autowired RetentionSweep sweep) {
		this.desk = new Desk(web);
		this.head = this.desk.passports.headOffice();
		this.sites = sites;
		this.sweep = sweep;
	}

	@BeforeEach
	void nothingIsCutYet() {
		this.sites.arrive(SITE);
		this.sites.change("UPDATE survey SET context = '{REFERRED_BY}' WHERE site = '" + SITE + "'");
		this.sites.change("UPDATE retention_mark SET done_until = now() - interval '65 months'");
	}

	@AfterEach
	void asBefore() {
		this.sites.change("DELETE FROM retention_rule");
	}

	private String said(String email) {
		Desk.Answer answer = this.desk.send(null, HttpMethod.POST, "/public/responses", """
				{"survey": "%s", "answers": {"overall": 5}, "comment": "My name is Ana", "referredBy": "My sister Eva",
				 "contact": {"email": "%s", "consent": true}}""".formatted(this.sites.survey(SITE, "waiting"), email),
				"Idempotency-Key", UUID.randomUUID().toString());
		assertThat(answer.status()).isEqualTo(201);
		return answer.text("id");
	}

	private String saidBefore(int months) {
		String id = said(Desk.newAddress());
		this.sites.change(
				"UPDATE response SET received_at = now() - interval '" + months + " months' WHERE id = '" + id + "'");
		return id;
	}

	private long count(String rows) {
		return this.sites.count("SELECT count(*) FROM " + rows);
	}

	private void look() {
		this.sweep.sweep().block();
	}

	private JsonNode kept(RecordKind kind) {
		for (JsonNode each : this.desk.get(this.head, PATH).body()) {
			if (each.path("kind").asString().equals(kind.name())) {
				return each;
			}
		}
		throw new AssertionError(kind + " is not listed");
	}

	private Desk.Answer decide(RecordKind kind, String months, long seen) {
		return this.desk.send(this.head, HttpMethod.PUT, PATH + "/" + kind, "{\"months\": " + months + "}", "If-Match",
				"\"" + seen + "\"");
	}

	/** As if the decision had been made the day before. */
	private void aDayPasses() {
		this.sites.change("UPDATE retention_rule SET effective_at = effective_at - interval '1 day',"
				+ " changed_at = changed_at - interval '1 day'");
	}

	@Test
	void contactsGoAfterTwoYearsAndTheAnswerStays() {
		String old = saidBefore(25);
		String young = saidBefore(23);
		look();
		assertThat(count("response_contact WHERE response = '" + old + "'")).isZero();
		assertThat(count("response WHERE id = '" + old + "' AND NOT contactable AND overall = 5"
				+ " AND comment = 'My name is Ana'"))
			.isOne();
		assertThat(count("response_contact WHERE response = '" + young + "'")).isOne();
		assertThat(count("response WHERE id = '" + young + "' AND contactable")).isOne();
	}

	@Test
	void wordsGoAfterFiveYearsAndTheMarksStay() {
		String old = saidBefore(61);
		String young = saidBefore(59);
		look();
		assertThat(
				count("response WHERE id = '" + old + "' AND comment IS NULL AND referred_by IS NULL AND overall = 5"))
			.isOne();
		assertThat(count("response WHERE id = '" + young + "' AND comment = 'My name is Ana'"
				+ " AND referred_by = 'My sister Eva'"))
			.isOne();
	}

	@Test
	void wordsThatWereApprovedForEverybodyGoToo() {
		String old = saidBefore(61);
		assertThat(this.desk
			.send(this.head, HttpMethod.PUT, "/api/feedback/responses/" + old + "/moderation",
					"{\"state\": \"APPROVED\"}")
			.status()).isEqualTo(200);
		look();
		assertThat(count("response WHERE id = '" + old + "' AND comment IS NULL AND public_comment IS NULL"
				+ " AND moderation = 'HIDDEN'"))
			.isOne();
	}

	/** An alert, closed with a note of staff. */
	private UUID noted(int raisedBefore, int closedBefore) {
		UUID alert = UUID.randomUUID();
		this.sites.change("""
				INSERT INTO alert (id, site, touchpoint, kind, state, reachable, response, answers, first_at, last_at,
					raised_at, acknowledged_at, acknowledged_by, closed_at, closed_by, note)
				SELECT '%s', '%s', 'waiting', 'MISERY', 'CLOSED', true, '%s', 1, raised, raised, raised, raised, 'Stan',
					now() - interval '%d months', 'Stan', 'I rang Ana'
				FROM (SELECT now() - interval '%d months' AS raised) AS long_ago""".formatted(alert, SITE,
				UUID.randomUUID(), closedBefore, raisedBefore));
		return alert;
	}

	@Test
	void whatStaffNotedAboutAnAlertGoesAsTheWordsDoCountedFromWhenTheyDid() {
		UUID old = noted(62, 61);
		UUID young = noted(62, 59);
		look();
		assertThat(count("alert WHERE id = '" + old + "' AND note IS NULL AND state = 'CLOSED' AND answers = 1"))
			.isOne();
		assertThat(count("alert WHERE id = '" + young + "' AND note = 'I rang Ana'")).isOne();
	}

	@Test
	void whatWasCutIsToldAndCountedOnce() {
		long before = kept(RecordKind.ANSWER_CONTACTS).path("cutInAll").longValue();
		saidBefore(25);
		saidBefore(26);
		look();
		look();
		JsonNode kept = kept(RecordKind.ANSWER_CONTACTS);
		assertThat(kept.path("cutInAll").longValue()).isEqualTo(before + 2);
		assertThat(kept.path("lastCutAt").asString()).isNotEmpty();
	}

	@Test
	void aCustomerWhoWasNotSeenForFiveYearsIsErasedAsByHand() {
		String email = Desk.newAddress();
		UUID old = this.desk.visited(SITE, email);
		String answer = said(email);
		UUID young = this.desk.visited(SITE, Desk.newAddress());
		this.sites.change("UPDATE customer SET last_seen_at = now() - interval '61 months' WHERE id = '" + old + "'");
		this.sites.change("UPDATE customer SET last_seen_at = now() - interval '59 months' WHERE id = '" + young + "'");
		look();
		assertThat(count("customer WHERE id = '" + old + "' AND erased_at IS NOT NULL AND email IS NULL"
				+ " AND name IS NULL AND visits = 1"))
			.isOne();
		assertThat(count("response WHERE id = '" + answer + "' AND comment IS NULL")).isOne();
		assertThat(count("customer WHERE id = '" + young + "' AND erased_at IS NULL AND email IS NOT NULL")).isOne();
	}

	@Test
	void aScanGoesAndWhatItBecameStays() {
		UUID scan = UUID.randomUUID();
		UUID waiting = UUID.randomUUID();
		UUID marked = UUID.randomUUID();
		UUID praise = UUID.randomUUID();
		for (UUID letter : new UUID[] { scan, waiting, marked }) {
			this.sites.change("""
					INSERT INTO letter (id, site, name, type, bytes, scan, became, became_id, received_at, received_by)
					VALUES ('%s', '%s', 'scan.pdf', 'application/pdf', 1, '\\x00', %s, %s, now() - interval '61 months',
						'Stan')""".formatted(letter, SITE, letter.equals(scan) ? "'COMPLIMENT'" : "NULL",
					letter.equals(scan) ? "'" + praise + "'" : "NULL"));
		}
		this.sites.change("""
				INSERT INTO compliment (id, site, source, words, language, letter, contactable, recorded_at)
				VALUES ('%s', '%s', 'LETTER', 'Thank you', 'en', '%s', false, now())""".formatted(praise, SITE, scan));
		this.sites.change("UPDATE letter SET response = gen_random_uuid() WHERE id = '" + marked + "'");
		look();
		assertThat(count("letter WHERE id = '" + scan + "'")).isZero();
		assertThat(count("letter WHERE id = '" + marked + "'")).as("its marks were entered").isZero();
		assertThat(count("compliment WHERE id = '" + praise + "' AND letter IS NULL AND words = 'Thank you'")).isOne();
		assertThat(count("letter WHERE id = '" + waiting + "'")).as("nobody dealt with it").isOne();
		this.sites.change("UPDATE letter SET response = gen_random_uuid() WHERE id = '" + waiting + "'");
		this.sites
			.change("UPDATE retention_mark SET done_until = done_until - interval '1 day' WHERE kind = 'LETTERS'");
		look();
		assertThat(count("letter WHERE id = '" + waiting + "'")).as("somebody did after its time").isZero();
	}

	@Test
	void whatAKioskCouldNotFitInGoesAfterAYear() {
		UUID kiosk = UUID
			.fromString(
					this.desk
						.post(this.desk.passports.siteManager(SITE), "/api/feedback/kiosks",
								"""
										{"site": "%s", "touchpoint": "waiting", "name": "Door", "pin": "2580"}"""
									.formatted(SITE))
						.body()
						.path("kiosk")
						.path("id")
						.asString());
		for (int months : new int[] { 13, 11 }) {
			this.sites.change("""
					INSERT INTO kiosk_refusal (kiosk, key, site, reason, answer, received_at)
					VALUES ('%s', 'key-%d', '%s', 'invalid', '{}', now() - interval '%d months')""".formatted(kiosk,
					months, SITE, months));
		}
		look();
		assertThat(count("kiosk_refusal WHERE kiosk = '" + kiosk + "'")).isOne();
	}

	@Test
	void aShorterTimeCutsNothingForADayAndCanBeTakenBack() {
		String old = saidBefore(13);
		Desk.Answer shorter = decide(RecordKind.ANSWER_CONTACTS, "12", 0);
		assertThat(shorter.status()).isEqualTo(200);
		assertThat(shorter.body().path("months").intValue()).isEqualTo(24);
		assertThat(shorter.body().path("next").path("months").intValue()).isEqualTo(12);
		assertThat(shorter.body().path("next").path("changedBy").asString()).isEqualTo("Hanna Head");
		look();
		assertThat(count("response_contact WHERE response = '" + old + "'")).isOne();
		Desk.Answer back = decide(RecordKind.ANSWER_CONTACTS, "24", 1);
		assertThat(back.status()).isEqualTo(200);
		assertThat(back.body().path("next").isNull()).isTrue();
		aDayPasses();
		look();
		assertThat(count("response_contact WHERE response = '" + old + "'")).isOne();
	}

	@Test
	void aShorterTimeCountsTheDayAfter() {
		String old = saidBefore(13);
		decide(RecordKind.ANSWER_CONTACTS, "12", 0);
		aDayPasses();
		look();
		assertThat(count("response_contact WHERE response = '" + old + "'")).isZero();
		assertThat(kept(RecordKind.ANSWER_CONTACTS).path("months").intValue()).isEqualTo(12);
		assertThat(kept(RecordKind.ANSWER_CONTACTS).path("next").isNull()).isTrue();
	}

	@Test
	void whatIsKeptForEverIsNeverCut() {
		String old = saidBefore(25);
		assertThat(decide(RecordKind.ANSWER_CONTACTS, "null", 0).status()).isEqualTo(200);
		look();
		assertThat(count("response_contact WHERE response = '" + old + "'")).isOne();
	}

	@Test
	void theEffectOfATimeIsToldBeforeItIsDecided() {
		saidBefore(13);
		saidBefore(14);
		saidBefore(11);
		Desk.Answer effect = this.desk.get(this.head, PATH + "/ANSWER_CONTACTS/effect?months=12");
		assertThat(effect.body().path("records").longValue()).isGreaterThanOrEqualTo(2);
		long less = this.desk.get(this.head, PATH + "/ANSWER_CONTACTS/effect?months=20")
			.body()
			.path("records")
			.asLong();
		assertThat(less).isLessThan(effect.body().path("records").longValue());
		assertThat(effect.body().path("orMore").booleanValue()).isFalse();
	}

	@Test
	void everyKindCanSayWhatATimeWouldCut() {
		for (RecordKind kind : RecordKind.values()) {
			Desk.Answer effect = this.desk.get(this.head, PATH + "/" + kind + "/effect?months=600");
			assertThat(effect.status()).as(kind.name()).isEqualTo(200);
			assertThat(effect.body().path("records").longValue()).as(kind.name()).isZero();
		}
	}

	@Test
	void twoWhoDecideAtOnceDoNotOverwriteEachOther() {
		assertThat(decide(RecordKind.LETTERS, "70", 0).status()).isEqualTo(200);
		Desk.Answer late = decide(RecordKind.LETTERS, "80", 0);
		assertThat(late.status()).isEqualTo(412);
		assertThat(late.body().path("current").path("months").intValue()).isEqualTo(70);
		assertThat(this.desk.send(this.head, HttpMethod.PUT, PATH + "/LETTERS", "{\"months\": 80}").status())
			.isEqualTo(428);
		assertThat(kept(RecordKind.LETTERS).path("months").intValue()).isEqualTo(70);
	}

	@Test
	void aTimeOfNoLengthIsRefusedByName() {
		assertThat(decide(RecordKind.LETTERS, "0", 0).fault()).startsWith("months ");
		assertThat(decide(RecordKind.LETTERS, "601", 0).fault()).startsWith("months ");
		assertThat(decide(RecordKind.LETTERS, "\"long\"", 0).status()).isEqualTo(400);
		assertThat(this.desk.get(this.head, PATH + "/LETTERS/effect?months=0").fault()).startsWith("months ");
		assertThat(this.desk.get(this.head, PATH + "/SHOES/effect?months=1").status()).isBetween(400, 404);
	}

	@Test
	void onlyWhoSeesAllSitesDecides() {
		for (String passport : new String[] { this.desk.passports.siteManager(SITE),
				this.desk.passports.staff(SITE) }) {
			assertThat(this.desk.get(passport, PATH).status()).isEqualTo(403);
			assertThat(this.desk.get(passport, PATH + "/LETTERS/effect?months=1").status()).isEqualTo(403);
			assertThat(
					this.desk.send(passport, HttpMethod.PUT, PATH + "/LETTERS", "{\"months\": 1}", "If-Match", "\"0\"")
						.status())
				.isEqualTo(403);
		}
	}

}
