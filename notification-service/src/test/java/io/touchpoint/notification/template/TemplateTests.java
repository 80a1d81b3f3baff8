package io.touchpoint.notification.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.notification.site.Site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TemplateTests {

	private static final Site SITE = new Site("north-general", "North <General> & Sons", List.of("en"),
			"care@north.example", "+44 20 7946 0123", "1 High Street\nAnytown <AN1>");

	private static final String BLOCK = " [(${site.name})] [(${site.email})] [(${site.phone})] [(${site.address})]";

	private static final String HTML_BLOCK = "<i th:text=\"|${site.name} ${site.email} ${site.phone} ${site.address}|\">x</i>";

	private static final Map<String, String> FACTS = Map.ofEntries(
			Map.entry("stopUrl", "https://care.example/t/sEcReT-0123456789abcdef/stop"),
			Map.entry("items",
					"Entrance <A> – 31 October 2026 – facilities\nRestroom – 30 September 2026 – facilities"),
			Map.entry("url", "https://care.example/journey?site=north-general"),
			Map.entry("from", "2 November 2026 at 09:00"), Map.entry("to", "6 November 2026 at 18:00"),
			Map.entry("by", "Stefan <Staff>"), Map.entry("state", "GRANTED"), Map.entry("step", "BREACHED"),
			Map.entry("clock", "RESOLVE"), Map.entry("due", "2026-11-06 23:59 Europe/London"),
			Map.entry("closesAt", "13 November 2026 at 18:00"), Map.entry("minutes", "3"),
			Map.entry("brief", "Ask for an <appointment>.\nWait for an answer."), Map.entry("text",
					"Dear Jane Doe,\n\nThank you for telling us. We will call you & <listen>.\n\nMara Meyer"));

	private final Renderer renderer = new Renderer();

	private final TemplateCheck check = new TemplateCheck(this.renderer);

	private final TemplateCatalogue catalogue = TemplateCatalogue.supplied(this.check);

	@ParameterizedTest
	@CsvSource({ "THANK_YOU, en", "THANK_YOU, es", "THANK_YOU, ar", "ACKNOWLEDGEMENT, en", "ACKNOWLEDGEMENT, es",
			"ACKNOWLEDGEMENT, ar", "WELCOME, en", "WELCOME, es", "WELCOME, ar", "INVITATION, en", "INVITATION, es",
			"INVITATION, ar", "REMINDER, en", "REMINDER, es", "REMINDER, ar", "EVALUATION_OVERDUE, en",
			"EVALUATION_OVERDUE, es", "EVALUATION_OVERDUE, ar", "MYSTERY_OVERDUE, en", "MYSTERY_OVERDUE, es",
			"MYSTERY_OVERDUE, ar", "VISIT_PLANNED, en", "VISIT_PLANNED, es", "VISIT_PLANNED, ar", "VISIT_REMINDER, en",
			"VISIT_REMINDER, es", "VISIT_REMINDER, ar", "VISIT_OVERDUE, en", "VISIT_OVERDUE, es", "VISIT_OVERDUE, ar",
			"SECURITY_FINDING, en", "SECURITY_FINDING, es", "SECURITY_FINDING, ar", "COMPLAINT_CLOCK, en",
			"COMPLAINT_CLOCK, es", "COMPLAINT_CLOCK, ar", "PROMISE_DUE, en", "PROMISE_DUE, es", "PROMISE_DUE, ar",
			"PROMISE_BROKEN, en", "PROMISE_BROKEN, es", "PROMISE_BROKEN, ar", "REPLY, en", "REPLY, es", "REPLY, ar",
			"LINK_RENEWED, en", "LINK_RENEWED, es", "LINK_RENEWED, ar", "REMEDY_WAITING, en", "REMEDY_WAITING, es",
			"REMEDY_WAITING, ar", "REMEDY_DECIDED, en", "REMEDY_DECIDED, es", "REMEDY_DECIDED, ar", "ACTION_GIVEN, en",
			"ACTION_GIVEN, es", "ACTION_GIVEN, ar", "ACTION_DUE, en", "ACTION_DUE, es", "ACTION_DUE, ar",
			"ACTION_OVERDUE, en", "ACTION_OVERDUE, es", "ACTION_OVERDUE, ar" })
	void everyMailIsAsItWasLookedAt(MessageKind kind, String language) throws IOException {
		Renderer.Rendered mail = render(kind, language, SITE);

		assertGolden(kind + "." + language + ".txt", "Subject: " + mail.subject() + "\n\n" + mail.text());
		assertGolden(kind + "." + language + ".html", mail.html());
	}

	@ParameterizedTest
	@CsvSource({ "1, less than a minute", "3, about 3 minutes" })
	void howLongTheAnswerTakesIsSaidAsItIs(String minutes, String said) {
		for (MessageKind kind : List.of(MessageKind.INVITATION, MessageKind.REMINDER, MessageKind.WELCOME)) {
			Renderer.Rendered mail = this.renderer.render(this.catalogue.find(kind, List.of("en")),
					new MailFacts(SITE, "Jane Doe", null, "https://care.example/s/i/x", Map.of("minutes", minutes)));
			assertThat(mail.text()).contains(said);
			assertThat(mail.html().replaceAll("<[^>]+>", "")).contains(said);
			Renderer.Rendered unknown = this.renderer.render(this.catalogue.find(kind, List.of("en")),
					new MailFacts(SITE, "Jane Doe", null, "https://care.example/s/i/x", Map.of()));
			assertThat(unknown.text()).doesNotContain("minute");
		}
	}

	@ParameterizedTest
	@CsvSource({ "en, ltr", "es, ltr", "ar, rtl" })
	void theHtmlSaysItsLanguageAndDirection(String language, String direction) {
		assertThat(render(MessageKind.THANK_YOU, language, SITE).html())
			.contains("<html lang=\"" + language + "\" dir=\"" + direction + "\"");
	}

	@Test
	void valuesAreEscapedInTheHtmlAndPlainInTheText() {
		Renderer.Rendered mail = render(MessageKind.ACKNOWLEDGEMENT, "en", SITE);

		assertThat(mail.html()).contains("North &lt;General&gt; &amp; Sons").doesNotContain("<General>", "<AN1>");
		assertThat(mail.text()).contains("North <General> & Sons");
	}

	@Test
	void whatASiteLacksIsLeftOut() {
		Renderer.Rendered mail = render(MessageKind.THANK_YOU, "en",
				new Site("s", "Site", List.of(), null, "+44 20 7946 0123", null));

		assertThat(mail.html()).doesNotContain("mailto:", "null");
		assertThat(mail.text()).doesNotContain("null").endsWith("Site\n+44 20 7946 0123\n");
	}

	@ParameterizedTest
	@CsvSource({ "es-MX, es", "ar, ar", "fr, es", "'', es", "en-GB, en" })
	void theCustomersLanguageGoesBeforeTheSites(String customers, String chosen) {
		assertThat(this.catalogue.find(MessageKind.THANK_YOU, List.of(customers, "es", "en")).language())
			.isEqualTo(chosen);
	}

	@Test
	void withoutAKnownLanguageItIsEnglish() {
		assertThat(this.catalogue.find(MessageKind.THANK_YOU, List.of("fr", "de")).language()).isEqualTo("en");
	}

	@Test
	void aTemplateWithTheContactBlockInBothPartsIsTaken() {
		assertThat(this.check.faults(template("Hi" + BLOCK, HTML_BLOCK))).isEmpty();
	}

	@Test
	void aTemplateWithoutTheContactBlockIsRefused() {
		assertThat(this.check.faults(template("Hi [(${site.name})]", "<p th:text=\"${site.email}\">x</p>")))
			.containsExactly("The text lacks the site's address.", "The text lacks the site's e-mail.",
					"The text lacks the site's phone.", "The HTML lacks the site's address.",
					"The HTML lacks the site's name.", "The HTML lacks the site's phone.");
	}

	@Test
	void aTemplateThatDoesNotEscapeIsRefused() {
		assertThat(this.check.faults(template("Hi" + BLOCK, HTML_BLOCK + "<p th:utext=\"${site.address}\">x</p>")))
			.containsExactly("The HTML shows a value without escaping it.");
	}

	@Test
	void aTemplateThatDoesNotEscapeAFactOfItsKindIsRefused() {
		assertThat(this.check.faults(template("Hi" + BLOCK, HTML_BLOCK + "<p th:text=\"${facts.any}\">x</p>")))
			.isEmpty();
		assertThat(this.check.faults(template("Hi" + BLOCK, HTML_BLOCK + "<p th:utext=\"${facts.any}\">x</p>")))
			.containsExactly("The HTML shows a value without escaping it.");
	}

	@Test
	void aTemplateThatCannotBeFilledIsRefused() {
		assertThat(this.check.faults(template("Hi" + BLOCK, HTML_BLOCK + "<p th:text=\"${site.nothing}\">x</p>")))
			.singleElement()
			.asString()
			.startsWith("It cannot be filled: ");
	}

	@Test
	void theServiceDoesNotStartWithAFaultyTemplate() {
		List<MailTemplate> faulty = List.of(template("Hi", "<p>Hi</p>"));

		assertThatIllegalArgumentException().isThrownBy(() -> new TemplateCatalogue(this.check, (kind) -> faulty))
			.withMessageStartingWith("The mail template test is refused. The text lacks the site's address.");
	}

	private static MailTemplate template(String text, String html) {
		return new MailTemplate("test", "en", "Subject", text, html);
	}

	private Renderer.Rendered render(MessageKind kind, String language, Site site) {
		return this.renderer.render(this.catalogue.find(kind, List.of(language)), new MailFacts(site, "Jane Doe",
				"C-2026-0042", "https://care.example/t/sEcReT-0123456789abcdef", FACTS));
	}

	private static void assertGolden(String name, String actual) throws IOException {
		Path file = Path.of("src", "test", "resources", "golden", "mail", name);
		if (Boolean.getBoolean("golden.update")) {
			Files.createDirectories(file.getParent());
			Files.writeString(file, actual);
		}
		assertThat(file).as("golden file; -Dgolden.update=true writes it").hasContent(actual);
	}

}
