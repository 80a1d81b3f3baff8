package io.touchpoint.feedback.importer;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.importer.Mapping.Given;
import io.touchpoint.feedback.intake.CollectedAnswers;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Questionnaire;

/**
 * Suggests what the columns of a file mean, by their names and by what is in them. A
 * column is suggested once. Pure.
 */
final class MappingGuess {

	private static final Pattern OVERALL = Pattern
		.compile("overall|(.*(score|rating|satisfaction|stars|csat|puntuacion|nota|valoracion))");

	private static final Pattern NPS = Pattern.compile(".*(nps|recommend|recomend|likelihood).*");

	private static final Pattern TIME = Pattern
		.compile(".*(date|time|created|submitted|occurred|answered|fecha|data|when|at)");

	private static final Pattern SITE = Pattern
		.compile(".*(site|branch|store|shop|hospital|clinic|campus|location|seller|outlet|sucursal|tienda|centro).*");

	private static final Pattern KEY = Pattern
		.compile("id|uuid|.*(responseid|reviewid|recordid|answerid|surveyid|ticketid|rowid)");

	private static final Pattern TOUCHPOINT = Pattern.compile(".*(touchpoint|contactpoint|stage|journeystep).*");

	private static final Pattern COMMENT = Pattern
		.compile(".*(comment|verbatim|feedback|message|remark|opinion|comentario|reviewtext|reviewtitle|freetext).*");

	private static final Pattern LANGUAGE = Pattern.compile("lang|language|locale|idioma");

	private static final Pattern CHANNEL = Pattern.compile("channel|canal");

	private static final Pattern EMAIL = Pattern.compile(".*(email|mail|correo).*");

	private static final Pattern NAME = Pattern.compile("name|customername|fullname|contactname|nombre");

	private static final Pattern CONSENT = Pattern.compile(".*(consent|optin|maycontact|agree).*");

	private final List<Column> columns;

	private final Set<String> taken = new HashSet<>();

	private MappingGuess(List<Column> columns) {
		this.columns = columns;
	}

	/**
	 * A column with some of what is in it.
	 *
	 * @param samples different values, without empty ones
	 */
	record Column(String name, List<String> samples) {

		private String plain() {
			return this.name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
		}

		private boolean isWithin(int least, int most) {
			return !this.samples.isEmpty() && this.samples.stream()
				.allMatch((sample) -> sample.matches("\\d{1,2}([.,]0+)?")
						&& Integer.parseInt(sample.split("[.,]")[0]) >= least
						&& Integer.parseInt(sample.split("[.,]")[0]) <= most);
		}

	}

	static Mapping of(CsvShape shape, String file, List<Column> columns, CustomerType type,
			Questionnaire questionnaire) {
		return new MappingGuess(columns).guess(shape, file, type, questionnaire);
	}

	private Mapping guess(CsvShape shape, String file, CustomerType type, Questionnaire questionnaire) {
		String key = first(KEY, (column) -> true);
		Given site = given(SITE, null);
		Mapping.When when = when();
		String email = first(EMAIL, (column) -> column.samples().stream().anyMatch((text) -> text.contains("@")));
		Mapping.Reach reach = (email == null) ? null
				: new Mapping.Reach(email, first(NAME, (column) -> true), given(CONSENT, "no"));
		Map<String, String> answers = answers(questionnaire);
		List<String> comment = this.columns.stream()
			.filter((column) -> COMMENT.matcher(column.plain()).matches() && this.taken.add(column.name()))
			.map(Column::name)
			.toList();
		return new Mapping(shape, type, source(file), key, (site != null) ? site : new Given(null, null, null),
				given(TOUCHPOINT, null), given(CHANNEL, "IMPORT"),
				given(LANGUAGE, questionnaire.languages().getFirst()), null, when, answers, comment, reach);
	}

	private Mapping.@Nullable When when() {
		Column best = this.columns.stream()
			.filter((column) -> !this.taken.contains(column.name()) && TIME.matcher(column.plain()).matches()
					&& TimeReading.suggest(column.samples()) != null)
			.findFirst()
			.orElse(null);
		if (best == null) {
			return null;
		}
		this.taken.add(best.name());
		return new Mapping.When(best.name(), TimeReading.suggest(best.samples()), null);
	}

	private Map<String, String> answers(Questionnaire questionnaire) {
		Map<String, String> answers = new TreeMap<>();
		questionnaire.questions()
			.stream()
			.flatMap((question) -> CollectedAnswers.fields(question).stream())
			.forEach((field) -> put(answers, field,
					first(Pattern.compile(Pattern.quote(field.replaceAll("[^\\p{L}\\p{N}]", ""))), (column) -> true)));
		if (questionnaire.question("nps") != null && !answers.containsKey("nps")) {
			put(answers, "nps", first(NPS, (column) -> column.isWithin(0, 10)));
		}
		if (questionnaire.question("overall") != null && !answers.containsKey("overall")) {
			put(answers, "overall", first(OVERALL, (column) -> column.isWithin(1, 5)));
		}
		return answers;
	}

	private static void put(Map<String, String> answers, String question, @Nullable String column) {
		if (column != null) {
			answers.put(question, column);
		}
	}

	private @Nullable Given given(Pattern names, @Nullable String otherwise) {
		String column = first(names, (any) -> true);
		return (column != null || otherwise != null) ? new Given(column, otherwise, null) : null;
	}

	private @Nullable String first(Pattern names, Predicate<Column> fits) {
		return this.columns.stream()
			.filter((column) -> !this.taken.contains(column.name()) && names.matcher(column.plain()).matches()
					&& fits.test(column))
			.findFirst()
			.map((column) -> {
				this.taken.add(column.name());
				return column.name();
			})
			.orElse(null);
	}

	private static String source(String file) {
		String plain = file.toLowerCase(Locale.ROOT)
			.replaceFirst("(\\.csv|\\.txt|\\.tsv)?(\\.gz)?$", "")
			.replaceAll("[^a-z0-9]+", "-")
			.replaceAll("^-+|-+$", "");
		String cut = (plain.length() > 40) ? plain.substring(0, 40).replaceAll("-+$", "") : plain;
		return cut.isEmpty() ? "csv" : cut;
	}

}
