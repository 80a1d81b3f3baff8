package io.touchpoint.feedback.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.touchpoint.feedback.importer.Mapping.Given;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Wording;

import static org.assertj.core.api.Assertions.assertThat;

class MappingGuessTests {

	private static final Wording WORDS = new Wording(Map.of("en", "A visit"));

	private static final Questionnaire ASKED = new Questionnaire("consumer", 1, CustomerType.CONSUMER, List.of("en"),
			WORDS, List.of(new Question.Rating(basics("overall"), WORDS, WORDS),
					new Question.Recommendation(basics("nps"), WORDS, WORDS)));

	private static Question.Basics basics(String id) {
		return new Question.Basics(id, false, WORDS, null, null, null, null, null, null);
	}

	/** Columns as {@code name: sample, sample}. */
	private static Mapping guess(String... columns) {
		List<MappingGuess.Column> read = new ArrayList<>();
		for (String column : columns) {
			String[] parts = column.split(": ?", 2);
			read.add(new MappingGuess.Column(parts[0], (parts.length > 1) ? List.of(parts[1].split(", ")) : List.of()));
		}
		return MappingGuess.of(new CsvShape("UTF-8", ",", true), "a.csv", read, CustomerType.CONSUMER, ASKED);
	}

	private static @Nullable String column(@Nullable Given given) {
		return (given != null) ? given.column() : null;
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			Review ID,       Store,      Review date,     Star rating,  Review,      NPS,                     Language
			Response key,    Location,   Date of visit,   Score,        Message,     Likelihood,              Locale
			id_respuesta,    Sucursal,   Fecha de visita, Calificación, Reseña,      ¿Nos recomendaría?,      Idioma
			Identificador,   Ubicación,  Hora,            Valoración,   Sugerencia,  Recomendación,           Lengua
			ID da resposta,  Loja,       Data da visita,  Avaliação,    Observações, Recomendaria,            Idioma
			Código pesquisa, Unidade,    Data,            Nota,         Mensagem,    NPS,                     Língua
			Antwort-Nr.,     Standort,   Datum,           Gesamtnote,   Kommentar,   Weiterempfehlung,        Sprache
			Bewertungs-ID,   Filiale,    Zeitpunkt,       Bewertung,    Rückmeldung, Weiterempfehlen?,        Sprache
			""")
	void theUsualNamesAreKnownInFourLanguages(String key, String site, String time, String mark, String comment,
			String nps, String language) {
		Mapping mapping = guess(key + ": 1, 2", site + ": north", time + ": 2026-01-05", mark + ": 1, 5",
				comment + ": Kind", nps + ": 0, 10", language + ": en");
		assertThat(mapping.key()).isEqualTo(key);
		assertThat(column(mapping.site())).isEqualTo(site);
		assertThat(mapping.occurredAt()).isEqualTo(new Mapping.When(time, Mapping.ISO, null));
		assertThat(mapping.answers()).isEqualTo(Map.of("overall", mark, "nps", nps));
		assertThat(mapping.comment()).containsExactly(comment);
		assertThat(column(mapping.language())).isEqualTo(language);
	}

	@ParameterizedTest
	@ValueSource(strings = { "waitedSeconds: 60", "Wait (s): 0, 60", "Waiting time in seconds: 600",
			"Segundos de espera: 60", "Tiempo de espera (seg): 60", "Tempo de espera em segundos: 60",
			"Wait: 30, 840" })
	void aWaitIsSuggestedWhereItIsSurelyToldInSeconds(String column) {
		assertThat(guess(column).waitedSeconds()).isEqualTo(column.split(":")[0]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Waiting time: 5, 10", "Wait minutes: 700", "Wait (s): 1:30", "Wait (s)", "Weight: 700" })
	void aWaitThatMayBeToldInMinutesIsLeftToThePersonWhoKnows(String column) {
		assertThat(guess(column).waitedSeconds()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "referredBy: Eva", "Who referred you?: My sister", "Referrer", "Recomendado por: Ana",
			"Indicado por: Ana", "¿Quién lo recomendó?: Ana" })
	void whoSentTheCustomerIsFound(String column) {
		assertThat(guess(column).referredBy()).isEqualTo(column.split(":")[0]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Referrer: https://example.org/a", "Referral: yes, no" })
	void aPageAndAYesSentNobody(String column) {
		assertThat(guess(column).referredBy()).isNull();
	}

	@Test
	void aColumnOfTypesIsSuggestedWithWhatItsWordsMean() {
		assertThat(guess("Customer type: Patient, Staff, pacientes, COLLEAGUE").customerType())
			.isEqualTo(new Given("Customer type", null, Map.of("Staff", "COLLEAGUE", "pacientes", "PATIENT")));
		assertThat(guess("Tipo de cliente: Alumno, Funcionário").customerType())
			.isEqualTo(new Given("Tipo de cliente", null, Map.of("Alumno", "STUDENT", "Funcionário", "COLLEAGUE")));
	}

	@ParameterizedTest
	@CsvSource({ "05.01.2026,dd.MM.uuuu", "05.01.2026 10:30,dd.MM.uuuu HH:mm", "5.1.2026,d.M.uuuu",
			"5.1.2026 9:05,d.M.uuuu H:mm", "05.01.26,dd.MM.uu" })
	void germanDaysAreReadAsTheyAreWritten(String day, String format) {
		assertThat(guess("Besuchsdatum: " + day).occurredAt())
			.isEqualTo(new Mapping.When("Besuchsdatum", format, null));
		assertThat(guess("Geburtsdatum: " + day).occurredAt()).isNull();
	}

	@Test
	void germanCodesMeanWhatTheySay() {
		assertThat(guess("Kundentyp: Patientin, Mitarbeiter").customerType())
			.isEqualTo(new Given("Kundentyp", null, Map.of("Patientin", "PATIENT", "Mitarbeiter", "COLLEAGUE")));
		assertThat(guess("Wartezeit (Sek.): 60").waitedSeconds()).isEqualTo("Wartezeit (Sek.)");
		assertThat(guess("Empfohlen von: Eva").referredBy()).isEqualTo("Empfohlen von");
		assertThat(guess("E-Mail: a@example.org", "Einwilligung: ja").contact())
			.isEqualTo(new Mapping.Reach("E-Mail", null, new Given("Einwilligung", "no", null)));
	}

	@Test
	void aColumnWithAnyOtherWordIsNoColumnOfTypes() {
		assertThat(guess("Customer type: Patient, Gold").customerType()).isEqualTo(new Given(null, "CONSUMER", null));
		assertThat(guess("Customer type").customerType()).isEqualTo(new Given(null, "CONSUMER", null));
	}

	@Test
	void howACustomerStandsToUsIsSuggestedOnlyWhereEveryWordIsKnown() {
		assertThat(guess("Visit type: First time, returning").relation())
			.isEqualTo(new Given("Visit type", null, Map.of("First time", "FIRST")));
		assertThat(guess("Visit type: First time, emergency").relation()).isNull();
	}

	@Test
	void aBirthdayIsNotWhenItWasAndAWebsiteIsNoSite() {
		Mapping mapping = guess("Website: example.org", "Birth date: 1980-01-05");
		assertThat(column(mapping.site())).isNull();
		assertThat(mapping.occurredAt()).isNull();
	}

}
