package io.touchpoint.complaint.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.PlainDeadlines;
import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Classification;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.site.Hours;
import io.touchpoint.complaint.site.Site;
import io.touchpoint.complaint.site.SiteContact;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class LetterPdfTests {

	static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

	private static final Site SITE = new Site("north-general", "Northgate General Hospital", "north", "hospital",
			ZoneId.of("Europe/London"), List.of("en", "ar"),
			new SiteContact("care@example.org", "+44 20 7946 0101", "1 Northgate Road\nLondon N1 1AA"), true, 1,
			Hours.WEEKDAYS);

	private static final String ENGLISH = """
			Dear Ana,

			Thank you for telling us about the three hours in the waiting room. I am sorry.
			It happened because two colleagues were ill <and> nobody told you & the others.

			I will call you on Thursday.

			Mara Meyer""";

	private static final String ARABIC = """
			عزيزتي آنا،

			شكرًا لأنك أخبرتِنا عن الساعات الثلاث في غرفة الانتظار (C-2026-000001). نعتذر عن ذلك، ونتفهم ما مررتِ به.

			سنتصل بك يوم الخميس في الساعة 15:30.

			مارا ماير""";

	static Complaint aCase(String language) {
		Matter matter = new Matter(Channel.WEB, new Classification(Severity.NORMAL, List.of(Cause.IGNORED),
				CustomerType.PATIENT, About.SERVICE, null, Formality.FORMAL), "Subject", "Description", language);
		return Complaint
			.receive(new UUID(7, 7), SITE.code(), "C-2026-000001", matter, new Contact("ana@example.org", "Ana Lee"),
					Actor.CUSTOMER, MONDAY, MONDAY, false, PlainDeadlines.PLAIN)
			.complaint();
	}

	private static LetterPages pages(String language, String text) {
		return new LetterPages(new LetterFacts(aCase(language), SITE, List.of(), "Mara Meyer", null, null), language,
				text, "Ana Lee\n12 High Street\nLondon N2", MONDAY);
	}

	private static byte[] looked(String name, LetterPages pages) throws IOException {
		byte[] pdf = Press.pdf(pages);
		Files.write(Files.createDirectories(Path.of("target", "letters")).resolve(name + ".pdf"), pdf);
		return pdf;
	}

	private static String text(byte[] pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return new PDFTextStripper().getText(document);
		}
	}

	private static int pageCount(byte[] pdf) throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return document.getNumberOfPages();
		}
	}

	private static List<String> fontsNotEmbedded(byte[] pdf) throws IOException {
		List<String> missing = new ArrayList<>();
		try (PDDocument document = Loader.loadPDF(pdf)) {
			for (var page : document.getPages()) {
				for (var name : page.getResources().getFontNames()) {
					var font = page.getResources().getFont(name);
					if (!font.isEmbedded()) {
						missing.add(font.getName());
					}
				}
			}
		}
		return missing;
	}

	@Test
	void aLetterShowsTheSiteTheDayTheReferenceAndTheText() throws IOException {
		byte[] pdf = looked("en", pages("en", ENGLISH));
		assertThat(text(pdf)).contains("Northgate General Hospital", "1 Northgate Road", "London N1 1AA",
				"+44 20 7946 0101", "care@example.org", "12 High Street", "2 March 2026",
				"Our reference: C-2026-000001", "ill <and> nobody told you & the others", "1 / 1");
		assertThat(pageCount(pdf)).isEqualTo(1);
		assertThat(fontsNotEmbedded(pdf)).isEmpty();
	}

	@Test
	void anArabicLetterHasItsOwnFontsAndDate() throws IOException {
		byte[] pdf = looked("ar", pages("ar", ARABIC));
		assertThat(text(pdf)).contains("C-2026-000001", "15:30", "12 High Street");
		assertThat(fontsNotEmbedded(pdf)).isEmpty();
		assertThat(pages("ar", ARABIC).xhtml()).contains("dir=\"rtl\"", "رقمنا المرجعي", "2026",
				"<p dir=\"ltr\">+44 20 7946 0101</p>");
	}

	/** As it is filled into a text of that language, and printed in it. */
	@Test
	void aPhoneNumberStandsTheSameWayRoundInEveryLanguage() {
		LetterFacts facts = pages("ar", ARABIC).facts();
		String contact = Placeholders.fill("{contact}", facts.values(LetterTexts.in("ar"))).text();
		assertThat(contact).contains("\n\u200e+44 20 7946 0101\n");
		assertThat(Placeholders.fill("{contact}", facts.values(LetterTexts.in("en"))).text())
			.contains("\n+44 20 7946 0101\n");
		assertThat(pages("ar", contact).xhtml()).contains("<p dir=\"ltr\">+44 20 7946 0101</p>");
	}

	/** As the page around it tells the rest already, a mail's too. */
	@ParameterizedTest
	@EnumSource
	void aTextIsSignedWithTheNameOfTheSite(LetterChannel channel) throws IOException {
		String text = "Dear {name},\n\nreach us here:\n{contact}\n\nYours sincerely,\n\n{me}\n{contact}\n";
		assertThat(filled(channel, text))
			.contains("reach us here:\nNorthgate General Hospital\n1 Northgate Road\nLondon N1 1AA\n")
			.endsWith("Yours sincerely,\n\nMara Meyer\nNorthgate General Hospital");
		byte[] pdf = looked("signed", pages("en", filled(channel, "Yours sincerely,\n\n{me}\n{contact}")));
		assertThat(text(pdf)).containsOnlyOnce("care@example.org");
	}

	private static String filled(LetterChannel channel, String text) {
		NewLetter wanted = new NewLetter(channel, text, null, null, null, null, null);
		return Placeholders.fill(wanted.gaps(), pages("en", ENGLISH).facts().values(LetterTexts.in("en"))).text();
	}

	/** A subject of Latin letters must not turn the brackets of the number beside it. */
	@Test
	void bracketsStandTheRightWayRoundBesideWordsOfAnotherDirection() throws IOException {
		LetterFacts facts = pages("ar", ARABIC).facts();
		String filled = Placeholders.fill("شكرًا على «{subject}» ({reference}).", facts.values(LetterTexts.in("ar")))
			.text();
		assertThat(filled).isEqualTo("شكرًا على «\u2068Subject\u2069» (\u2068C-2026-000001\u2069).");
		assertThat(text(looked("brackets", pages("ar", filled)))).contains("C-2026-000001", "Subject");
		assertThat(Placeholders.fill("«{subject}»", facts.values(LetterTexts.in("en"))).text()).isEqualTo("«Subject»");
	}

	@Test
	void aLongLetterNumbersItsPages() throws IOException {
		byte[] pdf = looked("long", pages("en", (ENGLISH + "\n\n").repeat(12)));
		assertThat(pageCount(pdf)).isGreaterThan(1);
		assertThat(text(pdf)).contains("1 / " + pageCount(pdf), pageCount(pdf) + " / " + pageCount(pdf));
	}

	@Test
	void whatNoPageCanShowIsLeftOut() throws IOException {
		assertThat(text(looked("odd", pages("en", "A\u0007 \ud800 B \ufffe \ud83c\udfe5 C")))).contains("A", "B", "C");
	}

	@Test
	void aLanguageThatWeDoNotSpeakHasEnglishLabels() {
		assertThat(pages("fr", "Bonjour").xhtml()).contains("Our reference:", "2 March 2026");
	}

}
