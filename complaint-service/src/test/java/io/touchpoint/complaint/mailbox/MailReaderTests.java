package io.touchpoint.complaint.mailbox;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import io.touchpoint.complaint.mailbox.MailFile.KeptBack;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.touchpoint.complaint.mailbox.AMail.aMail;
import static org.assertj.core.api.Assertions.assertThat;

class MailReaderTests {

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3 };

	private final MailReader reader = new MailReader(AMail.settings(143));

	private InboundMail read(AMail mail) {
		return this.reader.read(mail.raw());
	}

	private static String attached(String name, String type, byte[] content) {
		return "Content-Type: " + type + "\r\nContent-Disposition: attachment; filename=\"" + name
				+ "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + Base64.getMimeEncoder().encodeToString(content);
	}

	@Test
	void aMailTellsWhoWritesWhatToWhom() {
		InboundMail mail = read(aMail().header("In-Reply-To", "<one@example.org>")
			.header("References", "<one@example.org> <two@example.org>")
			.header("Delivered-To", "Care+South-Bay@touchpoint.example"));
		assertThat(mail.sender()).isEqualTo("ana@example.org");
		assertThat(mail.senderName()).isEqualTo("Ana Silva");
		assertThat(mail.subject()).isEqualTo("Three hours in the waiting room");
		assertThat(mail.words()).isEqualTo("Nobody told us why we waited.");
		assertThat(mail.recipients()).containsExactly("care+south-bay@touchpoint.example",
				"care+north-general@touchpoint.example");
		assertThat(mail.answered()).containsExactly("<one@example.org>", "<two@example.org>");
		assertThat(mail.robot()).isNull();
		assertThat(mail.broken()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "utf-8", "iso-8859-1", "windows-1252", "utf-16", "iso-8859-15" })
	void wordsAreReadInTheCharacterSetThatTheMailNames(String charset) {
		assertThat(read(aMail().of("text/plain; charset=" + charset, Charset.forName(charset), "Señora, ¿por qué?"))
			.words()).isEqualTo("Señora, ¿por qué?");
	}

	@ParameterizedTest
	@CsvSource({ "windows-1256,انتظرنا ثلاث ساعات", "iso-8859-6,انتظرنا", "gb2312,等了三个小时", "koi8-r,Ждали три часа",
			"shift_jis,三時間待った" })
	void lettersOfOtherScriptsAreReadToo(String charset, String words) {
		assertThat(read(aMail().of("text/plain; charset=" + charset, Charset.forName(charset), words)).words())
			.isEqualTo(words);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "text/plain; charset=us-ascii", "text/plain; charset=no-such-set",
			"text/plain; charset=\"\"", "text/plain; charset==?", "text;" })
	void whatNamesNoCharacterSetIsReadAsItLooks(String type) {
		assertThat(read(aMail().of(type, StandardCharsets.UTF_8, "Señora")).words()).isEqualTo("Señora");
		assertThat(read(aMail().of(type, Charset.forName("windows-1252"), "Señora")).words()).isEqualTo("Señora");
	}

	@Test
	void encodedHeadersAreReadForPeople() {
		InboundMail mail = read(
				aMail().subject("=?UTF-8?B?2KfZhtiq2LjYp9ix?=").from("=?utf-8?q?Jos=C3=A9?= <j@example.org>"));
		assertThat(mail.subject()).isEqualTo("انتظار");
		assertThat(mail.senderName()).isEqualTo("José");
		assertThat(mail.sender()).isEqualTo("j@example.org");
		assertThat(read(aMail().subject("=?no-such?B?!!!?= Señora")).subject()).contains("Señora");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ana Silva <ana@example.org>", "ana@example.org", "<ana@example.org>",
			"ana@example.org (Ana Silva)", "\"boss@touchpoint.example\" <ana@example.org>",
			"boss@touchpoint.example <ana@example.org>", "\"<boss@touchpoint.example>\" <ana@example.org>",
			"Silva, Ana <ana@example.org>", "Silva (Ana <ana@example.org>", "\"Silva <ana@example.org>",
			"=?utf-8?q?boss=40touchpoint.example?= <ana@example.org>" })
	void whoWritesIsTheAddressAndNotTheNameBesideIt(String from) {
		assertThat(read(aMail().from(from)).sender()).isEqualTo("ana@example.org");
	}

	@ParameterizedTest
	@ValueSource(strings = { "boss@touchpoint.example, Ana <ana@example.org>",
			"boss@touchpoint.example, as told <ana@example.org>", "Ana", "",
			"ana@example.org\r\nFrom: boss@touchpoint.example" })
	void whoseWriterNobodyKnowsHasNone(String from) {
		assertThat(read(aMail().from(from)).sender()).isNull();
	}

	@Test
	void ofAPageOnlyTheWordsAreTaken() {
		InboundMail mail = read(aMail().of("text/html; charset=utf-8", StandardCharsets.UTF_8,
				"""
						<html><head><title>No</title><style>p{}</style></head><body><p>We   waited<br>three hours.</p>
						<script>alert(1)</script><div>Nobody <b>came</b>.</div><img src="https://tracker.example/x.png"></body></html>
						"""));
		assertThat(mail.words()).isEqualTo("We waited\nthree hours.\nNobody came.");
	}

	@Test
	void ofTwoFormsOfTheSameThePlainOneCounts() {
		assertThat(read(aMail().parts("alternative", "Content-Type: text/plain\r\n\r\nPlain.",
				"Content-Type: text/html\r\n\r\n<p>Page.</p>"))
			.words()).isEqualTo("Plain.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "I still wait.\n\nOn Mon, 2 Mar 2026 at 10:00, Care <care@example.org> wrote:\n> Dear Ana",
			"I still wait.\n\nOn Mon, 2 Mar 2026 at 10:00, Northgate General Hospital\n<care@example.org> wrote:\n> Dear",
			"I still wait.\n> Dear Ana\n> we have", "I still wait.\n-----Original Message-----\nFrom: Care",
			"I still wait.\n\nEl lun, 2 mar 2026, Care escribió:\n> Estimada",
			"I still wait.\n\nفي الاثنين ٢ مارس كتب Care:\n> عزيزتي" })
	void ofAnAnswerWhatItRepeatsIsLeftOut(String text) {
		InboundMail mail = read(aMail().saying(text));
		assertThat(mail.answer()).isEqualTo("I still wait.");
		assertThat(mail.words()).isEqualTo(text);
	}

	@Test
	void anAnswerOfNothingElseKeepsItsWords() {
		assertThat(read(aMail().saying("> all of it\n> is repeated")).answer()).isEqualTo("> all of it\n> is repeated");
	}

	@Test
	void filesAreWhatTheirBytesSay() {
		InboundMail mail = read(aMail().parts("mixed", "Content-Type: text/plain\r\n\r\nSee the picture.",
				attached("photo.png", "application/octet-stream", PNG),
				attached("bill.pdf", "application/pdf", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8)),
				attached("nice.png", "image/png", new byte[] { 'M', 'Z', 0, 1 }),
				attached("../../etc/passwd", "text/plain", "root".getBytes(StandardCharsets.UTF_8))));
		assertThat(mail.words()).isEqualTo("See the picture.");
		assertThat(mail.files()).extracting(MailFile::name, MailFile::type, MailFile::keptBack)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("photo.png", "image/png", null),
					org.assertj.core.groups.Tuple.tuple("bill.pdf", "application/pdf", null),
					org.assertj.core.groups.Tuple.tuple("nice.png", null, KeptBack.OTHER_KIND),
					org.assertj.core.groups.Tuple.tuple(".. .. etc passwd", null, KeptBack.TOO_MANY));
		assertThat(mail.files().getFirst().content()).isEqualTo(PNG);
		assertThat(mail.files().get(2).content()).isNull();
	}

	@Test
	void aFileThatIsTooLargeIsToldAndNotHandedOut() {
		byte[] large = new byte[60 * 1024];
		System.arraycopy(PNG, 0, large, 0, PNG.length);
		assertThat(read(aMail().parts("mixed", attached("large.png", "image/png", large))).files())
			.extracting(MailFile::keptBack)
			.containsExactly(KeptBack.TOO_LARGE);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			Auto-Submitted | auto-replied | AUTO_REPLY
			Auto-Submitted | auto-generated; owner-email=x | AUTO_REPLY
			X-Autoreply | yes | AUTO_REPLY
			Precedence | auto_reply | AUTO_REPLY
			Precedence | bulk | LIST
			List-Id | <news.example.org> | LIST
			Return-Path | <> | BOUNCE
			""", delimiter = '|')
	void whatProgramsSendIsKnownAsSuch(String header, String value, TrayReason reason) {
		assertThat(read(aMail().header(header, value)).robot()).isEqualTo(reason);
	}

	@Test
	void aPersonIsNoRobot() {
		assertThat(read(aMail().header("Auto-Submitted", "no").header("Return-Path", "<ana@example.org>")).robot())
			.isNull();
		assertThat(read(aMail().from("MAILER-DAEMON@example.org")).robot()).isEqualTo(TrayReason.BOUNCE);
	}

	@Test
	void anotherCopyOfAMailIsTheSameAndOtherWordsUnderItsNameAreNot() {
		AMail mail = aMail().id("<one@example.org>");
		InboundMail first = read(mail);
		InboundMail copy = read(mail.header("Received", "from another way"));
		InboundMail other = read(aMail().id("<one@example.org>").saying("Other words"));
		assertThat(copy.messageId()).isEqualTo(first.messageId());
		assertThat(copy.print()).isEqualTo(first.print());
		assertThat(other.print()).isNotEqualTo(first.print());
		assertThat(read(aMail().id("")).messageId()).startsWith("none:");
	}

	@Test
	void aMailWithoutEndOrWithBrokenPartsKeepsWhatCanBeRead() {
		assertThat(read(aMail().of("multipart/mixed; boundary=xyz", StandardCharsets.UTF_8,
				"--xyz\r\nContent-Type: text/plain\r\n\r\nWe waited."))
			.words()).isEqualTo("We waited.");
		assertThat(read(aMail().of("multipart/mixed", StandardCharsets.UTF_8, "We waited.")).words())
			.contains("We waited.");
		assertThat(read(aMail().header("Content-Transfer-Encoding", "no-such-thing").saying("We waited.")).words())
			.isEqualTo("We waited.");
		assertThat(read(aMail().header("Content-Transfer-Encoding", "base64").saying("!!! We waited.")).sender())
			.isEqualTo("ana@example.org");
	}

	@Test
	void mailsInMailsWithoutEndEnd() {
		String part = "Content-Type: text/plain\r\n\r\nDeep.";
		for (int i = 0; i < 200; i++) {
			part = "Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n" + part + "\r\n--b" + i
					+ "--";
		}
		InboundMail mail = this.reader
			.read(("From: ana@example.org\r\nMIME-Version: 1.0\r\n" + part).getBytes(StandardCharsets.UTF_8));
		assertThat(mail.sender()).isEqualTo("ana@example.org");
		assertThat(mail.broken()).isTrue();
	}

	@Test
	void headersWithoutEndEnd() {
		InboundMail mail = read(aMail().from("a".repeat(300_000))
			.to("b@" + "c.".repeat(200_000))
			.header("References", "<".repeat(300_000)));
		assertThat(mail.sender()).isNull();
		assertThat(mail.words()).isEqualTo("Nobody told us why we waited.");
		assertThat(read(aMail().from("a".repeat(65) + "@example.org")).sender()).isNull();
	}

	@Test
	void controlCharactersThatNoDatabaseKeepsAreLeftOut() {
		InboundMail mail = read(aMail().saying("We\u0000 wait\u0007ed.").subject("A\u0000B"));
		assertThat(mail.words()).isEqualTo("We waited.");
		assertThat(mail.subject()).isEqualTo("AB");
		assertThat(read(aMail().id("<a\u0000b@example.org>")).messageId()).doesNotContain("\u0000");
		assertThat(read(aMail().header("In-Reply-To", "<a\u0000b@example.org>")).answered()).isEmpty();
	}

	/** Whatever is done to a mail, reading it ends, with a mail. */
	@Property(tries = 400)
	void mangledMailsAreReadAsFarAsTheyGo(@ForAll Random random, @ForAll @IntRange(min = 1, max = 60) int changes) {
		List<AMail> sound = List.of(aMail(),
				aMail().of("text/html; charset=utf-8", StandardCharsets.UTF_8, "<p>Señora"), aMail().parts("mixed",
						"Content-Type: text/plain; charset=utf-8\r\n\r\nOne.", attached("photo.png", "image/png", PNG)),
				aMail().subject("=?UTF-8?B?2KfZhtiq2LjYp9ix?="));
		byte[] raw = sound.get(random.nextInt(sound.size())).raw();
		for (int i = 0; i < changes; i++) {
			raw[random.nextInt(raw.length)] = (byte) random.nextInt(256);
		}
		InboundMail mail = this.reader.read(raw);
		assertThat(mail.raw()).isEqualTo(raw);
		assertThat(mail.words()).doesNotContain("\u0000");
		assertThat(mail.messageId()).doesNotContain("\u0000");
		assertThat(mail.answered()).noneMatch((id) -> id.contains("\u0000"));
		assertThat(mail.words().length()).isLessThanOrEqualTo(MailParts.LONGEST_WORDS);
	}

}
