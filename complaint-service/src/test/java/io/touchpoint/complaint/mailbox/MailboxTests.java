package io.touchpoint.complaint.mailbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.complaint.casework.Hearing;
import io.touchpoint.complaint.casework.Intake;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestClock;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static io.touchpoint.complaint.TestWorld.ELSEWHERE;
import static io.touchpoint.complaint.TestWorld.HERE;
import static io.touchpoint.complaint.TestWorld.PASSPORTS;
import static io.touchpoint.complaint.mailbox.AMail.aMail;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mailbox on a real mail server, from the sender's SMTP to the case.
 */
@ComplaintServiceTest
class MailboxTests {

	private final GreenMail server = new GreenMail(
			new ServerSetup[] { new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
					new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP) });

	@Autowired
	MailRepository mails;

	@Autowired
	Intake intake;

	@Autowired
	Hearing hearing;

	@Autowired
	Sites sites;

	@Autowired
	SiteScopedTransaction transaction;

	@Autowired
	MailMeters meters;

	@Autowired
	Ids ids;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Autowired
	WebTestClient client;

	private MailboxSettings settings;

	private GreenMailUser care;

	private String sender;

	private ReplyAddresses addresses;

	@BeforeEach
	void world() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		this.server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
		this.server.start();
		this.care = this.server.setUser("care@touchpoint.example", "care", "secret");
		this.server.getUserManager().setMessageDeliveryHandler((message, address) -> this.care);
		this.settings = AMail.settings(this.server.getImap().getPort());
		this.addresses = new ReplyAddresses(this.settings, "secret");
		this.sender = "ana-" + UUID.randomUUID() + "@example.org";
	}

	@AfterEach
	void end() {
		this.server.stop();
	}

	private AMail mail() {
		return aMail().from("Ana <" + this.sender + ">");
	}

	private void send(AMail mail) {
		try {
			Properties properties = new Properties();
			properties.put("mail.smtp.host", "127.0.0.1");
			properties.put("mail.smtp.port", String.valueOf(this.server.getSmtp().getPort()));
			properties.put("mail.smtp.from", "bounces@example.org");
			Session session = Session.getInstance(properties);
			try (Transport transport = session.getTransport("smtp")) {
				transport.connect();
				transport.sendMessage(new MimeMessage(session, new ByteArrayInputStream(mail.raw())),
						InternetAddress.parse("care@touchpoint.example"));
			}
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MailIntake intake(MailboxSettings settings) {
		return new MailIntake(new MailReader(settings), this.mails, this.addresses, this.intake, this.hearing,
				this.sites, this.transaction, settings, this.meters, this.ids, (Clock) this.clock);
	}

	private MailPoll poll(Mailbox.Door door, MailboxSettings settings) {
		return new MailPoll(door, intake(settings), this.mails, this.transaction, settings, this.meters);
	}

	private void poll() {
		poll(() -> ImapMailbox.open(this.settings), this.settings).run();
	}

	private List<String> reasons() {
		return strings(
				"SELECT reason FROM inbound_mail WHERE sender = '%s' AND complaint IS NULL ORDER BY taken_at, id");
	}

	private long openedCases() {
		return this.cases.count("SELECT count(*) FROM complaint WHERE contact_email = '" + this.sender + "'");
	}

	private List<String> strings(String query) {
		try (java.sql.Connection connection = this.cases.everywhere();
				java.sql.PreparedStatement select = connection.prepareStatement(query.formatted(this.sender));
				java.sql.ResultSet rows = select.executeQuery()) {
			List<String> values = new java.util.ArrayList<>();
			while (rows.next()) {
				values.add(rows.getString(1));
			}
			return values;
		}
		catch (java.sql.SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Whether the only mail is marked in the mailbox. */
	private boolean seen() throws Exception {
		return this.server.getManagers()
			.getImapHostManager()
			.getInbox(this.care)
			.getMessages()
			.getFirst()
			.isSet(Flags.Flag.SEEN);
	}

	@Test
	void aMailToASiteOpensOneCaseThere() {
		send(mail());
		poll();
		poll();
		assertThat(strings("SELECT site || ' ' || channel || ' ' || subject || ' ' || description FROM complaint "
				+ "WHERE contact_email = '%s'"))
			.containsExactly(HERE + " EMAIL Three hours in the waiting room Nobody told us why we waited.");
		assertThat(strings("SELECT DISTINCT type FROM outbox o JOIN complaint c ON c.id::text = o.subject "
				+ "WHERE c.contact_email = '%s'"))
			.containsExactly("complaint.received");
	}

	@Test
	void whatIsAtStakeIsSuggestedForMailsToo() {
		send(mail().saying("He was bleeding."));
		poll();
		assertThat(strings("SELECT s.severity FROM severity_suggestion s JOIN complaint c ON c.id = s.complaint "
				+ "WHERE c.contact_email = '%s'"))
			.containsExactly("CRITICAL");
	}

	@Test
	void aMailThatNamesNoSiteOrOneThatThereIsNotOrSeveralWaitsForHeadOffice() {
		send(mail().to("care@touchpoint.example"));
		send(mail().to("care+nowhere@touchpoint.example"));
		send(mail().to("care+" + HERE + "@touchpoint.example, care+" + ELSEWHERE + "@touchpoint.example"));
		send(mail().to("care+Not/A/Site@touchpoint.example"));
		poll();
		assertThat(reasons()).containsExactly("NO_SITE", "UNKNOWN_SITE", "SEVERAL_SITES", "UNKNOWN_SITE");
		assertThat(openedCases()).isZero();
	}

	@Test
	void robotsOpenNoCaseAndAreKept() {
		send(mail().header("Auto-Submitted", "auto-replied"));
		send(mail().header("List-Id", "<news.example.org>"));
		send(mail().header("Precedence", "bulk"));
		poll();
		assertThat(reasons()).containsExactly("AUTO_REPLY", "LIST", "LIST");
		assertThat(openedCases()).isZero();
	}

	@Test
	void anAnswerToTheCasesOwnAddressIsAMessageOfItWhoeverSendsIt() {
		send(mail());
		poll();
		String reference = strings("SELECT reference FROM complaint WHERE contact_email = '%s'").getFirst();
		send(aMail().from("brother@example.org")
			.to(this.addresses.of(HERE, reference))
			.saying("We still wait.\n\nOn Mon, 2 Mar 2026, Care wrote:\n> Dear Ana"));
		poll();
		assertThat(openedCases()).isEqualTo(1);
		assertThat(strings("SELECT e.text FROM complaint_entry e JOIN complaint c ON c.id = e.complaint "
				+ "WHERE c.contact_email = '%s' AND e.kind = 'MESSAGE'"))
			.containsExactly("We still wait.");
	}

	@Test
	void aQuotedReferenceOrTheirOwnEarlierMailCountsForTheCasesContactOnly() {
		String first = "<first-" + UUID.randomUUID() + "@example.org>";
		send(mail().id(first));
		poll();
		String reference = strings("SELECT reference FROM complaint WHERE contact_email = '%s'").getFirst();
		send(mail().subject("Re: " + reference).saying("By reference"));
		send(mail().header("References", first).saying("By mail"));
		String other = "other-" + this.sender;
		send(aMail().from(other).subject("Re: " + reference).header("References", first));
		poll();
		assertThat(openedCases()).isEqualTo(1);
		assertThat(strings("SELECT e.text FROM complaint_entry e JOIN complaint c ON c.id = e.complaint "
				+ "WHERE c.contact_email = '%s' AND e.kind = 'MESSAGE' ORDER BY e.n"))
			.containsExactly("By reference", "By mail");
		assertThat(this.cases.count("SELECT count(*) FROM complaint WHERE contact_email = '" + other + "'"))
			.isEqualTo(1);
	}

	@Test
	void anAnswerThatWasWaitedForLetsTheCaseGoOn() {
		send(mail());
		poll();
		String id = strings("SELECT id::text FROM complaint WHERE contact_email = '%s'").getFirst();
		for (String to : List.of("ACKNOWLEDGED", "INVESTIGATING", "WAITING_FOR_CUSTOMER")) {
			move(id, to);
		}
		send(mail().subject("Re: " + strings("SELECT reference FROM complaint WHERE contact_email = '%s'").getFirst()));
		poll();
		assertThat(strings("SELECT status FROM complaint WHERE contact_email = '%s'")).containsExactly("INVESTIGATING");
	}

	private void move(String id, String to) {
		String revision = strings("SELECT revision::text FROM complaint WHERE id = '" + id + "'").getFirst();
		this.client.post()
			.uri("/api/complaints/{id}/moves", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.header("If-Match", "\"" + revision + "\"")
			.bodyValue(Map.of("to", to))
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void manyMailsOfOneSenderWithinAnHourWaitForHeadOffice() {
		MailboxSettings few = perSender(2);
		for (int i = 0; i < 4; i++) {
			send(mail().saying("Mail " + i));
		}
		poll(() -> ImapMailbox.open(this.settings), few).run();
		assertThat(openedCases()).isEqualTo(2);
		assertThat(reasons()).containsExactly("TOO_MANY", "TOO_MANY");
	}

	private MailboxSettings perSender(int most) {
		MailboxSettings on = this.settings;
		return new MailboxSettings(on.host(), on.port(), on.user(), on.password(), on.tls(), on.address(), on.folder(),
				on.doneFolder(), on.poll(), on.most(), on.tries(), most, on.largestMail(), on.largestFile(),
				on.mostFiles(), on.connectTimeout(), on.readTimeout(), on.writeTimeout(), on.keepTimeout());
	}

	@Test
	void aDeathBetweenKeepingAndMarkingLosesNothingAndTakesNothingTwice() throws Exception {
		send(mail());
		poll(() -> new Dying(ImapMailbox.open(this.settings), 0), this.settings).run();
		assertThat(openedCases()).isEqualTo(1);
		assertThat(seen()).isFalse();
		poll();
		assertThat(openedCases()).isEqualTo(1);
		assertThat(seen()).isTrue();
	}

	@Test
	void otherNumbersOfTheFolderTakeNothingTwice() {
		send(mail());
		send(mail().id(""));
		poll();
		assertThat(openedCases()).isEqualTo(2);
		poll(() -> new Dying(ImapMailbox.open(this.settings), 1_000_000) {
			@Override
			public void done(long uid) throws MessagingException {
				this.mailbox.done(uid);
			}
		}, this.settings).run();
		assertThat(openedCases()).isEqualTo(2);
		send(mail().saying("And one more"));
		poll();
		assertThat(openedCases()).isEqualTo(3);
	}

	@Test
	void twoWhoReadAtOnceTakeEachMailOnce() {
		for (int i = 0; i < 20; i++) {
			send(mail().saying("Mail " + i));
		}
		CompletableFuture.allOf(CompletableFuture.runAsync(this::poll), CompletableFuture.runAsync(this::poll)).join();
		poll();
		assertThat(openedCases()).isEqualTo(20);
		assertThat(this.cases.count("SELECT count(*) FROM inbound_mail WHERE sender = '" + this.sender + "'"))
			.isEqualTo(20);
	}

	@Test
	void twoHundredMailsBecomeTwoHundredCases() {
		for (int i = 0; i < 200; i++) {
			send(mail().saying("Mail " + i));
		}
		poll();
		assertThat(openedCases()).isEqualTo(200);
	}

	@Test
	void aMailThatMakesTroubleEachTimeGoesToTheTrayAsItIsAndHoldsNobodyUp() {
		String poison = UUID.randomUUID().toString();
		send(mail().subject(poison).from("poison@example.org"));
		send(mail());
		for (int i = 0; i < this.settings.tries(); i++) {
			poll(() -> new Dying(ImapMailbox.open(this.settings), 0) {
				@Override
				public Mail read(long uid) throws MessagingException {
					Mail mail = this.mailbox.read(uid);
					if (new String(mail.raw(), StandardCharsets.UTF_8).contains(poison)) {
						throw new IllegalStateException("Cannot be read");
					}
					return mail;
				}

				@Override
				public void done(long uid) throws MessagingException {
					this.mailbox.done(uid);
				}
			}, this.settings).run();
		}
		assertThat(openedCases()).isEqualTo(1);
		assertThat(
				this.cases.count("SELECT count(*) FROM inbound_mail WHERE reason = 'UNREADABLE' AND message_id LIKE '"
						+ "place:" + this.settings.name() + "/%'"))
			.isEqualTo(1);
	}

	@Test
	void aMailWhoseSenderIsNoneIsTakenLikeAnyOther() {
		List<String> odd = List.of("grp: a@example.org;", "a @ example.org", "<>", "a <x@y> <b@z");
		String mark = UUID.randomUUID().toString();
		for (int i = 0; i < odd.size(); i++) {
			send(aMail().from(odd.get(i)).saying(mark + " " + i));
		}
		send(mail());
		poll();
		assertThat(openedCases()).isEqualTo(1);
		assertThat(this.cases.count("SELECT count(DISTINCT words) FROM inbound_mail WHERE words LIKE '" + mark + " %'"))
			.isEqualTo(odd.size());
	}

	@Test
	void nobodyWaitsForAMailThatCannotBeFetched() {
		String poison = UUID.randomUUID().toString();
		String lame = UUID.randomUUID().toString();
		send(aMail().from("poison@example.org").saying(poison));
		send(aMail().from("lame@example.org").saying(lame));
		send(mail());
		AtomicInteger lamed = new AtomicInteger();
		for (int i = 0; i < this.settings.tries(); i++) {
			poll(() -> new Dying(ImapMailbox.open(this.settings), 0) {
				@Override
				public Mail read(long uid) throws MessagingException {
					Mail mail = this.mailbox.read(uid);
					String read = new String(mail.raw(), StandardCharsets.UTF_8);
					if (read.contains(poison) || read.contains(lame) && lamed.getAndIncrement() == 0) {
						throw new MessagingException("Cannot be fetched");
					}
					return mail;
				}

				@Override
				public void done(long uid) throws MessagingException {
					this.mailbox.done(uid);
				}
			}, this.settings).run();
			assertThat(openedCases()).isEqualTo(1);
		}
		assertThat(this.cases.count("SELECT count(*) FROM inbound_mail WHERE words = '" + lame + "'")).isEqualTo(1);
		assertThat(this.cases.count(
				"SELECT count(*) FROM mail_place WHERE mailbox = '" + this.settings.name() + "' AND tries IS NOT NULL"))
			.isZero();
		assertThat(
				this.cases.count("SELECT count(*) FROM inbound_mail WHERE reason = 'UNREADABLE' AND message_id LIKE '"
						+ "place:" + this.settings.name() + "/%'"))
			.isEqualTo(1);
	}

	@Test
	void aMailThatIsTooLargeIsToldOfAndLeftInTheMailbox() throws Exception {
		String id = "<large-" + UUID.randomUUID() + "@example.org>";
		send(mail().id(id).saying("x".repeat(500_000)));
		poll();
		assertThat(openedCases()).isZero();
		assertThat(this.cases.count("SELECT count(*) FROM inbound_mail WHERE reason = 'TOO_LARGE' AND "
				+ "position(convert_to('" + id + "', 'UTF8') IN raw) > 0 AND size > 500000"))
			.isEqualTo(1);
		assertThat(seen()).isFalse();
	}

	@Test
	void whatHangsOnAMailIsHandedOutAsAnAttachmentIfItIsWhatItMayBe() {
		byte[] png = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1 };
		send(mail().parts("mixed", "Content-Type: text/plain\r\n\r\nSee the picture.",
				"Content-Type: image/png; name=\"photo.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
						+ Base64.getEncoder().encodeToString(png),
				"Content-Type: application/x-msdownload; name=\"run.exe\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
						+ Base64.getEncoder().encodeToString(new byte[] { 'M', 'Z', 0 })));
		poll();
		String id = strings("SELECT id::text FROM complaint WHERE contact_email = '%s'").getFirst();
		JsonNode mail = get("/api/complaints/" + id + "/mails", PASSPORTS.staff(HERE)).path(0);
		assertThat(mail.path("words").asString()).isEqualTo("See the picture.");
		assertThat(
				mail.path("files")
					.valueStream()
					.map((file) -> file.path("name").asString() + " " + file.path("type").asString("")
							+ file.path("keptBack").asString("")))
			.containsExactly("photo.png image/png", "run.exe OTHER_KIND");
		String uri = "/api/complaints/" + id + "/mails/" + mail.path("id").asString();
		this.client.get()
			.uri(uri + "/files/0")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.staff(HERE)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.valueMatches("Content-Disposition", "attachment;.*photo\\.png.*")
			.expectBody(byte[].class)
			.isEqualTo(png);
		assertThat(status(uri + "/files/1", PASSPORTS.staff(HERE))).isEqualTo(404);
		assertThat(status(uri + "/files/0", PASSPORTS.staff(ELSEWHERE))).isEqualTo(404);
		assertThat(status(uri + "/raw", PASSPORTS.staff(HERE))).isEqualTo(200);
	}

	@Test
	void theMailsOfARestrictedCaseAreForWhoMaySeeIt() {
		send(mail());
		poll();
		String id = strings("SELECT id::text FROM complaint WHERE contact_email = '%s'").getFirst();
		this.client.post()
			.uri("/api/complaints/{id}/restriction", id)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.siteManager(HERE)))
			.header("If-Match", "\"1\"")
			.bodyValue(Map.of("reason", "HEALTH"))
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(status("/api/complaints/" + id + "/mails", PASSPORTS.headOffice())).isEqualTo(404);
		assertThat(get("/api/complaints/" + id + "/mails", PASSPORTS.siteManager(HERE)).size()).isEqualTo(1);
	}

	@Test
	void headOfficeSaysWhereAMailBelongsOnce() {
		send(mail().to("care@touchpoint.example").subject("Lost"));
		poll();
		JsonNode waiting = inTray();
		assertThat(waiting.path("reason").asString()).isEqualTo("NO_SITE");
		String uri = "/api/complaints/mails/" + waiting.path("id").asString();
		assertThat(post(uri + "/site", Map.of("site", "nowhere")).path("errors").path(0).path("reason").asString())
			.isEqualTo("unknown-site");
		this.clock.advance(Duration.ofDays(2));
		JsonNode made = post(uri + "/site", Map.of("site", ELSEWHERE));
		assertThat(this.cases.count("SELECT count(*) FROM complaint c JOIN inbound_mail m ON m.complaint = c.id"
				+ " WHERE m.sender = '" + this.sender + "' AND c.received_at <= m.taken_at"
				+ " AND c.received_at > m.taken_at - interval '1 day'"))
			.as("the clocks run since it came")
			.isEqualTo(1);
		assertThat(strings("SELECT site || ' ' || subject FROM complaint WHERE contact_email = '%s'"))
			.containsExactly(ELSEWHERE + " Lost");
		assertThat(get("/api/complaints/" + made.path("complaint").asString() + "/mails", PASSPORTS.staff(ELSEWHERE))
			.size()).isEqualTo(1);
		assertThat(post(uri + "/site", Map.of("site", HERE)).path("type").asString()).endsWith("already-settled");
		assertThat(inTray()).isNull();
	}

	@Test
	void whatHeadOfficeTakesOffTheTrayIsKept() {
		send(mail().header("Auto-Submitted", "auto-replied"));
		poll();
		JsonNode waiting = get("/api/complaints/mails?kind=NOT_TAKEN&limit=200", PASSPORTS.headOffice()).path("items")
			.valueStream()
			.filter((mail) -> mail.path("sender").asString("").equals(this.sender))
			.findFirst()
			.orElseThrow();
		this.client.post()
			.uri("/api/complaints/mails/{id}/dismissal", waiting.path("id").asString())
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.exchange()
			.expectStatus()
			.isNoContent();
		assertThat(this.cases.count("SELECT count(*) FROM inbound_mail WHERE sender = '" + this.sender
				+ "' AND settled_by IS NOT NULL AND length(raw) > 0"))
			.isEqualTo(1);
	}

	@Test
	void theMailsOfWhoIsForgottenThatHaveNoCaseAreGoneAndAreNotTakenAgain() {
		send(mail().to("care@touchpoint.example")
			.parts("mixed", "Content-Type: text/plain\r\n\r\nI am Ana.",
					"Content-Type: application/pdf; name=\"ana.pdf\"\r\n\r\n%PDF-1.7"));
		send(mail().saying("x".repeat(500_000)));
		send(mail().header("Auto-Submitted", "auto-replied"));
		poll();
		String dismissed = strings("SELECT id::text FROM inbound_mail WHERE sender = '%s' AND reason = 'AUTO_REPLY'")
			.getFirst();
		post("/api/complaints/mails/" + dismissed + "/dismissal", Map.of());
		assertThat(reasons()).containsExactlyInAnyOrder("NO_SITE", "TOO_LARGE", "AUTO_REPLY");
		List<String> ids = strings("SELECT id::text FROM inbound_mail WHERE sender = '%s'");
		forget();
		assertThat(reasons()).isEmpty();
		assertThat(this.cases
			.count("SELECT count(*) FROM mail_file WHERE mail::text IN ('" + String.join("', '", ids) + "')")).isZero();
		poll(() -> new Dying(ImapMailbox.open(this.settings), 2_000_000) {
			@Override
			public void done(long uid) throws MessagingException {
				this.mailbox.done(uid);
			}
		}, this.settings).run();
		assertThat(reasons()).isEmpty();
		assertThat(this.cases.count("SELECT count(*) FROM inbound_mail WHERE position(convert_to('" + this.sender
				+ "', 'UTF8') IN raw) > 0"))
			.isZero();
	}

	private void forget() {
		this.client.post()
			.uri("/internal/complaints/forget")
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.service()))
			.bodyValue(List.of(Map.of("email", this.sender.toUpperCase(java.util.Locale.ROOT), "internal", false)))
			.exchange()
			.expectStatus()
			.isNoContent();
	}

	private JsonNode inTray() {
		return get("/api/complaints/mails?limit=200", PASSPORTS.headOffice()).path("items")
			.valueStream()
			.filter((mail) -> mail.path("sender").asString("").equals(this.sender))
			.findFirst()
			.orElse(null);
	}

	private JsonNode get(String uri, String bearer) {
		return this.client.get()
			.uri(uri)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private int status(String uri, String bearer) {
		return this.client.get()
			.uri(uri)
			.headers((headers) -> headers.setBearerAuth(bearer))
			.exchange()
			.expectBody()
			.returnResult()
			.getStatus()
			.value();
	}

	private JsonNode post(String uri, Object body) {
		return this.client.post()
			.uri(uri)
			.headers((headers) -> headers.setBearerAuth(PASSPORTS.headOffice()))
			.bodyValue(body)
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	/**
	 * A folder that dies as soon as a mail is to be marked, and whose numbers may be
	 * others.
	 */
	private static class Dying implements Mailbox {

		final Mailbox mailbox;

		private final long others;

		Dying(Mailbox mailbox, long others) {
			this.mailbox = mailbox;
			this.others = others;
		}

		@Override
		public long uidValidity() throws MessagingException {
			return this.mailbox.uidValidity() + this.others;
		}

		@Override
		public List<Long> after(long uid, int most) throws MessagingException {
			return this.mailbox.after(uid, most);
		}

		@Override
		public Mail read(long uid) throws MessagingException {
			return this.mailbox.read(uid);
		}

		@Override
		public void done(long uid) throws MessagingException {
			throw new MessagingException("Killed");
		}

		@Override
		public void close() {
			this.mailbox.close();
		}

	}

}
