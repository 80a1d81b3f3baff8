package io.touchpoint.feedback.importer;

import java.text.Normalizer;
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
import io.touchpoint.feedback.intake.Relation;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;

/**
 * Suggests what the columns of a file mean, by their names and by what is in them. A
 * column is suggested once. Pure.
 */
final class MappingGuess {

	private static final Pattern OVERALL = Pattern.compile("overall|mark|(.*(score|rating|satisfaction|stars|csat"
			+ "|puntuacion|calificacion|valoracion|satisfaccion|estrellas"
			+ "|nota|avaliacao|classificacao|pontuacao|satisfacao|estrelas"
			+ "|note|bewertung|zufriedenheit|sterne|gesamteindruck)(outof5|de5|von5)?)");

	private static final Pattern NPS = Pattern
		.compile(".*(nps|netpromoter|recommend|recomend|likelihood|weiterempf).*");

	private static final Pattern TIME = Pattern.compile("(?!.*(birth|nacimiento|nascimento|geburt))(.*"
			+ "(date|time|timestamp|created|submitted|occurred|answered|fecha|hora|cuando|data|quando|when|at"
			+ "|datum|zeitpunkt|uhrzeit|erstelltam|beantwortetam|wann)" + "|(date|fecha|data)(of|de|da|do).*)");

	private static final Pattern SITE = Pattern.compile("(?!.*(website|sitioweb)).*(site|branch|store|shop|hospital"
			+ "|clinic|campus|location|seller|outlet|sucursal|tienda|centro|sede|ubicacion|loja|filial|unidade|agencia"
			+ "|localizacao|standort|filiale|niederlassung|klinik|krankenhaus|haus|zweigstelle|einrichtung|markt"
			+ ").*|local|sitio");

	private static final Pattern KEY = Pattern.compile("id|uuid|identifier|identificador"
			+ "|.*(response|review|record|answer|survey|ticket|row|entry|submission|feedback)(id|uuid|key|number|no)"
			+ "|(id|numero|codigo)(de)?(la|da|do|el)?(respuesta|resena|encuesta|registro|resposta|avaliacao|pesquisa)"
			+ "|kennung|lfdnr|laufendenummer"
			+ "|(antwort|bewertungs?|umfrage|fragebogen|vorgangs?|datensatz)(id|nr|nummer|kennung)");

	private static final Pattern TOUCHPOINT = Pattern.compile(
			".*(touchpoint|contactpoint|puntodecontacto|pontodecontato|kontaktpunkt|beruhrungspunkt|stage|journeystep).*");

	private static final Pattern COMMENT = Pattern.compile("(?!.*(id|date|fecha|count|number|datum|nr|nummer)$)"
			+ "(review|reviews|reviewbody|text|texto|.*(comment|verbatim|feedback|message|remark|opinion|reviewtext"
			+ "|reviewtitle|freetext|comentario|resena|mensaje|observacion|sugerencia|mensagem|opiniao|observacao"
			+ "|observacoes|sugestao|depoimento|kommentar|bemerkung|anmerkung|freitext|ruckmeldung|mitteilung|meinung"
			+ "|rezension|verbesserungsvorschl).*)");

	private static final Pattern LANGUAGE = Pattern
		.compile("lang|langcode|languagecode|lingua|lengua|.*(language|locale|idioma|sprache)");

	private static final Pattern CHANNEL = Pattern.compile("channel|canal|kanal");

	private static final Pattern EMAIL = Pattern.compile(".*(email|mail|correo).*");

	private static final Pattern NAME = Pattern
		.compile("(customer|full|contact)?name|nombre(completo|cliente|delcliente)?|nome(completo|cliente|docliente)?"
				+ "|(kunden|vollstandiger)name|vorundnachname");

	private static final Pattern CONSENT = Pattern
		.compile(".*(consent|optin|maycontact|agree|autoriz|aceptacontacto|aceitacontato"
				+ "|einwilligung|zustimmung|kontakterlaubt|darfkontaktiert).*");

	private static final Pattern CUSTOMER_TYPE = Pattern
		.compile("(customer|client|respondent|person|visitor)(type|kind|group)|typeofcustomer|audience|role"
				+ "|tipo(de)?(cliente|encuestado|persona|usuario|respondente|pessoa)|perfil"
				+ "|(kunden|personen|befragten)(typ|art|gruppe)|rolle");

	private static final Pattern RELATION = Pattern.compile(
			"relation|relationship|visittype" + "|(customer|visitor)(status|relation)|relacion|relacao|tipo(de)?visita"
					+ "|beziehung|besuchsart|kundenstatus");

	/** A column that names the unit is believed. */
	private static final Pattern WAITED_SECONDS = Pattern
		.compile("wait(ed|ing)?(time|duration)?(in)?(s|secs?|seconds)|secondswait(ed|ing)?"
				+ "|(tiempo|tempo)?(de)?espera(en|em)?(s|segs?|segundos)|segundos(de)?espera"
				+ "|wartezeit(in)?(s|sek|sekunden)");

	/** Without a unit it may as well be minutes. */
	private static final Pattern WAITED = Pattern
		.compile("wait(ed|ing)?(time|duration)?|(tiempo|tempo)?(de)?espera|wartezeit");

	/** Nobody waits for so many minutes. */
	private static final int SURELY_SECONDS = 600;

	private static final Pattern REFERRED_BY = Pattern.compile("(customer)?referr?edby|referrer|referrername|referral"
			+ "|(referral|referred)(name|person|from)|who(referred|sent)(you)?|(recommended|sent)by"
			+ "|(referido|recomendado|enviado|indicado)por|quien(lo|la|le)?(recomendo|envio|refirio)|quem(indicou|recomendou)"
			+ "|(empfohlen|uberwiesen|geworben|vermittelt)(von|durch)");

	private static final Pattern FLAG = Pattern.compile("yes|no|y|n|true|false|si|sim|nao|ja|nein|0|1");

	private static final Pattern EVERY = Pattern.compile(".*");

	/** What files call the types of customer, in the singular. */
	private static final Map<String, CustomerType> TYPES = Map.ofEntries(Map.entry("patient", CustomerType.PATIENT),
			Map.entry("paciente", CustomerType.PATIENT), Map.entry("student", CustomerType.STUDENT),
			Map.entry("pupil", CustomerType.STUDENT), Map.entry("estudiante", CustomerType.STUDENT),
			Map.entry("alumno", CustomerType.STUDENT), Map.entry("estudante", CustomerType.STUDENT),
			Map.entry("aluno", CustomerType.STUDENT), Map.entry("consumer", CustomerType.CONSUMER),
			Map.entry("customer", CustomerType.CONSUMER), Map.entry("client", CustomerType.CONSUMER),
			Map.entry("consumidor", CustomerType.CONSUMER), Map.entry("cliente", CustomerType.CONSUMER),
			Map.entry("colleague", CustomerType.COLLEAGUE), Map.entry("staff", CustomerType.COLLEAGUE),
			Map.entry("employee", CustomerType.COLLEAGUE), Map.entry("internal", CustomerType.COLLEAGUE),
			Map.entry("colega", CustomerType.COLLEAGUE), Map.entry("empleado", CustomerType.COLLEAGUE),
			Map.entry("funcionario", CustomerType.COLLEAGUE), Map.entry("patientin", CustomerType.PATIENT),
			Map.entry("patienten", CustomerType.PATIENT), Map.entry("studentin", CustomerType.STUDENT),
			Map.entry("studierende", CustomerType.STUDENT), Map.entry("schuler", CustomerType.STUDENT),
			Map.entry("schulerin", CustomerType.STUDENT), Map.entry("kunde", CustomerType.CONSUMER),
			Map.entry("kundin", CustomerType.CONSUMER), Map.entry("verbraucher", CustomerType.CONSUMER),
			Map.entry("mitarbeiter", CustomerType.COLLEAGUE), Map.entry("mitarbeiterin", CustomerType.COLLEAGUE),
			Map.entry("kollege", CustomerType.COLLEAGUE), Map.entry("kollegin", CustomerType.COLLEAGUE),
			Map.entry("personal", CustomerType.COLLEAGUE));

	private static final Map<String, Relation> RELATIONS = Map.ofEntries(Map.entry("first", Relation.FIRST),
			Map.entry("firsttime", Relation.FIRST), Map.entry("firstvisit", Relation.FIRST),
			Map.entry("new", Relation.FIRST), Map.entry("primeravez", Relation.FIRST),
			Map.entry("nuevo", Relation.FIRST), Map.entry("primeiravez", Relation.FIRST),
			Map.entry("novo", Relation.FIRST), Map.entry("returning", Relation.RETURNING),
			Map.entry("repeat", Relation.RETURNING), Map.entry("recurrente", Relation.RETURNING),
			Map.entry("recorrente", Relation.RETURNING), Map.entry("referred", Relation.REFERRED),
			Map.entry("referido", Relation.REFERRED), Map.entry("recomendado", Relation.REFERRED),
			Map.entry("indicado", Relation.REFERRED), Map.entry("neu", Relation.FIRST),
			Map.entry("neukunde", Relation.FIRST), Map.entry("erstbesuch", Relation.FIRST),
			Map.entry("erstmal", Relation.FIRST), Map.entry("wiederkehrend", Relation.RETURNING),
			Map.entry("bestandskunde", Relation.RETURNING), Map.entry("stammkunde", Relation.RETURNING),
			Map.entry("empfohlen", Relation.REFERRED));

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
			return MappingGuess.plain(this.name);
		}

		private boolean isWaited() {
			boolean seconds = WAITED_SECONDS.matcher(plain()).matches();
			return (seconds || WAITED.matcher(plain()).matches()) && !this.samples.isEmpty()
					&& this.samples.stream().allMatch((sample) -> sample.matches("\\d{1,5}")) && (seconds
							|| this.samples.stream().anyMatch((sample) -> Integer.parseInt(sample) > SURELY_SECONDS));
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
		Given customerType = coded(CUSTOMER_TYPE, TYPES);
		Given relation = coded(RELATION, RELATIONS);
		String waited = first(EVERY, Column::isWaited);
		String referredBy = first(REFERRED_BY,
				(column) -> column.samples().stream().noneMatch((text) -> text.contains("://") || isFlag(text)));
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
		return new Mapping(shape, (customerType != null) ? customerType : new Given(null, type.name(), null),
				source(file), key, (site != null) ? site : new Given(null, null, null), given(TOUCHPOINT, null),
				given(CHANNEL, "IMPORT"), given(LANGUAGE, questionnaire.languages().getFirst()), relation, waited,
				referredBy, when, answers, comment, reach);
	}

	private Mapping.@Nullable When when() {
		Column best = take(TIME, (column) -> TimeReading.suggest(column.samples()) != null);
		return (best != null) ? new Mapping.When(best.name(), TimeReading.suggest(best.samples()), null) : null;
	}

	private Map<String, String> answers(Questionnaire questionnaire) {
		Map<String, String> answers = new TreeMap<>();
		questionnaire.questions()
			.stream()
			.flatMap((question) -> CollectedAnswers.fields(question).stream())
			.forEach((field) -> put(answers, field,
					first(Pattern.compile(Pattern.quote(field.replaceAll("[^\\p{L}\\p{N}]", ""))), (column) -> true)));
		mark(answers, questionnaire.question("nps"), NPS, 0, 10);
		mark(answers, questionnaire.question("overall"), OVERALL, 1, 5);
		return answers;
	}

	/** A mark that no column is named after, by what files call it. */
	private void mark(Map<String, String> answers, @Nullable Question question, Pattern names, int least, int most) {
		if (question != null && !answers.containsKey(question.id())) {
			put(answers, question.id(), first(names, (column) -> column.isWithin(least, most)));
		}
	}

	private static void put(Map<String, String> answers, String question, @Nullable String column) {
		if (column != null) {
			answers.put(question, column);
		}
	}

	/**
	 * A column of codes, only if everything in it is known: a code by itself, another
	 * word by what it means.
	 */
	private <E extends Enum<E>> @Nullable Given coded(Pattern names, Map<String, E> meanings) {
		String name = first(names, (column) -> !column.samples().isEmpty()
				&& column.samples().stream().allMatch((sample) -> meaning(sample, meanings) != null));
		if (name == null) {
			return null;
		}
		Map<String, String> values = new TreeMap<>();
		this.columns.stream()
			.filter((column) -> column.name().equals(name))
			.flatMap((column) -> column.samples().stream())
			.forEach((sample) -> {
				E meant = meaning(sample, meanings);
				if (meant != null && !meant.name().equalsIgnoreCase(sample)) {
					values.put(sample, meant.name());
				}
			});
		return new Given(name, null, values.isEmpty() ? null : values);
	}

	private static <E extends Enum<E>> @Nullable E meaning(String sample, Map<String, E> meanings) {
		String plain = plain(sample);
		E meant = meanings.get(plain);
		return (meant != null || !plain.endsWith("s")) ? meant : meanings.get(plain.substring(0, plain.length() - 1));
	}

	private static boolean isFlag(String text) {
		return FLAG.matcher(plain(text)).matches();
	}

	/** Small letters and digits, without accents. */
	private static String plain(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFD)
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{N}]", "");
	}

	private @Nullable Given given(Pattern names, @Nullable String otherwise) {
		String column = first(names, (any) -> true);
		return (column != null || otherwise != null) ? new Given(column, otherwise, null) : null;
	}

	private @Nullable String first(Pattern names, Predicate<Column> fits) {
		Column column = take(names, fits);
		return (column != null) ? column.name() : null;
	}

	/** The first column of such a name that fits and means nothing else yet. */
	private @Nullable Column take(Pattern names, Predicate<Column> fits) {
		Column found = this.columns.stream()
			.filter((column) -> !this.taken.contains(column.name()) && names.matcher(column.plain()).matches()
					&& fits.test(column))
			.findFirst()
			.orElse(null);
		if (found != null) {
			this.taken.add(found.name());
		}
		return found;
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
