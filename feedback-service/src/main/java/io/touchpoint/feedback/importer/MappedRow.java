package io.touchpoint.feedback.importer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.touchpoint.feedback.importer.Mapping.Given;
import io.touchpoint.feedback.intake.CollectedAnswers;
import io.touchpoint.feedback.intake.Contact;
import io.touchpoint.feedback.intake.MomentRules;
import io.touchpoint.feedback.intake.NewResponse;
import io.touchpoint.feedback.intake.Relation;
import io.touchpoint.feedback.intake.TextCheck;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.ImportRow.Good;
import io.touchpoint.starter.importer.RefusedRow;
import io.touchpoint.starter.web.ReachableAddress;

/**
 * Reads one row of a mapped file. A fault refuses it; all are told, each beginning with
 * what it concerns, so that nobody mends a file fault by fault.
 */
final class MappedRow {

	private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

	/** Spreadsheets write 90 as 90.0; what 1.000 means, nobody knows. */
	private static final Pattern SECONDS = Pattern.compile("(\\d{1,5})(?:[.,]0{1,2})?");

	/** What people write where they agree. */
	private static final Set<String> YES = Set.of("yes", "y", "true", "1", "x", "sí", "si", "sim", "oui", "ja", "نعم");

	private static final int LONGEST_COMMENT = 4000;

	private static final int LONGEST_KEY = 200;

	private static final int MOST_CANDIDATES = 5;

	/** In a longer file, the database finds the later ones. */
	private static final int MOST_SEEN = 300_000;

	private final Map<String, Integer> columns = new HashMap<>();

	private final Rules rules;

	private final Mapping mapping;

	private final String source;

	private final @Nullable TimeReading times;

	private final @Nullable ZoneId zone;

	private final Map<String, Integer> twins;

	/**
	 * Of two rows with one id the first counts, though lanes are stored beside each
	 * other.
	 */
	private final Set<String> seen = new HashSet<>();

	/**
	 * What a type of customer is asked, and where.
	 */
	record Asked(Questionnaire questionnaire, Set<String> touchpoints) {
	}

	/**
	 * What all rows of a file have in common.
	 *
	 * @param asked by the types of customer whose answers the file can hold
	 * @param names what the sites are called
	 * @param sites the time zone of a site; null if there is none
	 */
	record Rules(Mapping mapping, Map<CustomerType, Asked> asked, SiteNames.Names names,
			Function<String, @Nullable ZoneId> sites, MomentRules moments, Ids ids, Clock clock) {
	}

	/**
	 * @param twins how often a row of this content came already
	 */
	MappedRow(List<String> columns, Rules rules, Map<String, Integer> twins) {
		for (int i = 0; i < columns.size(); i++) {
			this.columns.put(columns.get(i), i);
		}
		this.rules = rules;
		this.mapping = rules.mapping();
		this.source = (this.mapping.source() != null) ? this.mapping.source() : "";
		Mapping.When when = this.mapping.occurredAt();
		String format = (when != null) ? when.format() : null;
		this.times = TimeReading.of((format != null) ? format : Mapping.ISO);
		this.zone = (when != null && when.zone() != null) ? ZoneId.of(when.zone()) : null;
		this.twins = twins;
	}

	/**
	 * Reads a row.
	 * @throws RefusedRow if it cannot be taken over
	 */
	Good<NewResponse> read(CsvRecord row) {
		Parts parts = new Parts();
		Place place = parts.read(() -> place(row));
		String key = parts.read(() -> key(row));
		NewResponse response = response(row, parts, place);
		if (response == null || place == null || key == null) {
			throw parts.refused();
		}
		if (this.seen.size() < MOST_SEEN ? !this.seen.add(key) : this.seen.contains(key)) {
			throw new RefusedRow("key: an earlier row has the same id");
		}
		int letters = row.getFields().stream().mapToInt(String::length).sum();
		return new Good<>(row.getStartingLineNumber(), letters, place.site(), "mapped:" + this.source + ":" + key,
				response);
	}

	/** A site by its code, or by a name that no other one has. */
	private Place place(CsvRecord row) {
		String told = need("site", given(row, this.mapping.site()));
		List<String> codes = this.rules.names().codes(told);
		if (codes.size() > 1) {
			throw new RefusedRow("site: '" + told + "' is the name of several sites, "
					+ codes.stream().limit(MOST_CANDIDATES).collect(Collectors.joining(", "))
					+ "; say which by its code");
		}
		String site = codes.isEmpty() ? told.toLowerCase(Locale.ROOT) : codes.getFirst();
		ZoneId zone = this.rules.sites().apply(site);
		if (zone == null) {
			throw new RefusedRow("site: there is no site '" + told + "'");
		}
		return new Place(site, zone);
	}

	/** Null if there is a fault, here or in the parts that were read before. */
	private @Nullable NewResponse response(CsvRecord row, Parts parts, @Nullable Place place) {
		CustomerType type = parts.read(() -> type(row));
		Instant at = parts.read(() -> time(row, (place != null) ? place.zone() : ZoneOffset.UTC));
		Asked asked = (type != null) ? this.rules.asked().get(type) : null;
		String touchpoint = (type != null && asked != null) ? parts.read(() -> touchpoint(row, type, asked)) : null;
		String comment = parts.read(() -> comment(row));
		SortedMap<String, Answer> answers = (asked != null)
				? parts.read(() -> answers(row, asked.questionnaire(), parts)) : null;
		String language = (asked != null) ? parts.read(() -> language(row, asked.questionnaire())) : null;
		Channel channel = parts.read(() -> choice(row, "channel", this.mapping.channel(), Channel.class));
		Contact contact = parts.read(() -> contact(row));
		Relation relation = parts.read(() -> choice(row, "relation", this.mapping.relation(), Relation.class));
		String referredBy = parts.read(() -> referredBy(row));
		Integer waited = parts.read(() -> waited(row));
		if (parts.isFaulty() || place == null || type == null || asked == null || at == null || touchpoint == null
				|| answers == null || language == null) {
			return null;
		}
		if (answers.isEmpty() && comment == null) {
			throw new RefusedRow("answers: the row has neither an answer nor a comment");
		}
		Integer overall = (answers.get("overall") instanceof Answer.Mark mark) ? mark.value() : null;
		Integer nps = (answers.get("nps") instanceof Answer.Mark mark) ? mark.value() : null;
		Questionnaire questionnaire = asked.questionnaire();
		return new NewResponse(this.rules.ids().next(), place.site(), touchpoint,
				(channel != null) ? channel : Channel.IMPORT, type, questionnaire.id(), questionnaire.version(),
				answers, this.rules.moments().judge(overall, nps, answers.values()), comment, contact, language,
				relation, referredBy, null, waited, questionnaire.isOneTap(answers), true, at, at);
	}

	private CustomerType type(CsvRecord row) {
		CustomerType type = need("customerType",
				choice(row, "customerType", this.mapping.customerType(), CustomerType.class));
		if (!this.rules.asked().containsKey(type)) {
			throw new RefusedRow("customerType: there is no questionnaire of " + type);
		}
		return type;
	}

	private String touchpoint(CsvRecord row, CustomerType type, Asked asked) {
		String touchpoint = need("touchpoint", given(row, this.mapping.touchpoint()));
		if (!asked.touchpoints().contains(touchpoint)) {
			throw new RefusedRow("touchpoint: the journey of " + type + " has no touchpoint '" + touchpoint + "'");
		}
		return touchpoint;
	}

	/**
	 * A row without an id is known by its content, and the second of two alike is another
	 * one.
	 */
	private String key(CsvRecord row) {
		String column = this.mapping.key();
		if (column != null) {
			String key = need("key", cell(row, column));
			if (key.length() > LONGEST_KEY) {
				throw new RefusedRow("key: is longer than " + LONGEST_KEY + " characters");
			}
			return key;
		}
		String content = digest(row.getFields());
		int nth = this.twins.merge(content, 1, Integer::sum);
		return (nth == 1) ? content : content + "-" + nth;
	}

	private static String digest(List<String> fields) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (String field : fields) {
				digest.update(field.getBytes(StandardCharsets.UTF_8));
				digest.update((byte) 0x1f);
			}
			return HexFormat.of().formatHex(digest.digest(), 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private Instant time(CsvRecord row, ZoneId siteZone) {
		Mapping.When when = this.mapping.occurredAt();
		String text = need("occurredAt", (when != null) ? cell(row, when.column()) : null);
		Instant at = (this.times != null) ? this.times.read(text, (this.zone != null) ? this.zone : siteZone) : null;
		if (at == null) {
			throw new RefusedRow("occurredAt: '" + text + "' is not a time of the given format");
		}
		if (at.isAfter(this.rules.clock().instant()) || at.isBefore(Instant.EPOCH)) {
			throw new RefusedRow("occurredAt: is in the future or before 1970");
		}
		return at;
	}

	private @Nullable Integer waited(CsvRecord row) {
		String text = cell(row, this.mapping.waitedSeconds());
		if (text == null) {
			return null;
		}
		Matcher seconds = SECONDS.matcher(text);
		if (!seconds.matches() || Integer.parseInt(seconds.group(1)) > Question.Seconds.MOST) {
			throw new RefusedRow("waitedSeconds: '" + text + "' in the column '" + this.mapping.waitedSeconds()
					+ "' is not a whole number between 0 and " + Question.Seconds.MOST);
		}
		return Integer.valueOf(seconds.group(1));
	}

	private @Nullable String referredBy(CsvRecord row) {
		String text = cell(row, this.mapping.referredBy());
		if (text != null
				&& (text.codePointCount(0, text.length()) > ResponseLine.LONGEST_REFERRER || !TextCheck.isFit(text))) {
			throw new RefusedRow("referredBy: what the column '" + this.mapping.referredBy() + "' says is longer than "
					+ ResponseLine.LONGEST_REFERRER + " characters or holds characters that do not fit");
		}
		return text;
	}

	/** What the questionnaire of this customer does not ask is left out. */
	private SortedMap<String, Answer> answers(CsvRecord row, Questionnaire questionnaire, Parts parts) {
		ObjectNode cells = JsonNodeFactory.instance.objectNode();
		Map<String, String> wanted = this.mapping.answers();
		if (wanted != null) {
			wanted.forEach((question, column) -> {
				String cell = cell(row, column);
				if (cell != null) {
					cells.put(question, cell);
				}
			});
		}
		CollectedAnswers.Reading reading = CollectedAnswers.read(questionnaire, cells);
		reading.faults().forEach((fault) -> parts.add(fault.field() + ": " + fault.message()));
		return reading.answers();
	}

	private @Nullable String comment(CsvRecord row) {
		List<String> columns = this.mapping.comment();
		if (columns == null) {
			return null;
		}
		String comment = columns.stream()
			.map((column) -> cell(row, column))
			.filter((text) -> text != null && !text.isEmpty())
			.map((text) -> String.valueOf(text).replace("\r\n", "\n").replace('\r', '\n'))
			.collect(Collectors.joining("\n"))
			.replace("\0", "");
		if (comment.codePointCount(0, comment.length()) > LONGEST_COMMENT || !TextCheck.isFit(comment)) {
			throw new RefusedRow(
					"comment: is longer than " + LONGEST_COMMENT + " characters or holds characters that do not fit");
		}
		return comment.isBlank() ? null : comment;
	}

	/**
	 * Without consent, nobody is written to: the answers are taken, the address is not.
	 */
	private @Nullable Contact contact(CsvRecord row) {
		Mapping.Reach reach = this.mapping.contact();
		String email = (reach != null) ? cell(row, reach.email()) : null;
		if (reach == null || email == null || !agreed(given(row, reach.consent()))) {
			return null;
		}
		if (!ReachableAddress.isOne(email)) {
			throw new RefusedRow("contact.email: is not an e-mail address");
		}
		String name = cell(row, reach.name());
		return new Contact(email, (name != null && name.length() <= 200 && TextCheck.isFit(name)) ? name : null);
	}

	private static boolean agreed(@Nullable String text) {
		return text != null && YES.contains(text.toLowerCase(Locale.ROOT));
	}

	private String language(CsvRecord row, Questionnaire questionnaire) {
		String language = given(row, this.mapping.language());
		if (language == null) {
			return questionnaire.languages().getFirst();
		}
		if (!LANGUAGE.matcher(language).matches()) {
			throw new RefusedRow("language: '" + language + "' is not a language tag such as 'en'");
		}
		return language;
	}

	private @Nullable String given(CsvRecord row, @Nullable Given given) {
		if (given == null) {
			return null;
		}
		String cell = cell(row, given.column());
		if (cell == null) {
			return given.value();
		}
		return (given.values() != null) ? given.values().getOrDefault(cell, cell) : cell;
	}

	private @Nullable String cell(CsvRecord row, @Nullable String column) {
		Integer index = (column != null) ? this.columns.get(column) : null;
		String cell = (index != null) ? row.getField(index).strip() : "";
		return cell.isEmpty() ? null : cell;
	}

	/** Where an answer was given. */
	private record Place(String site, ZoneId zone) {
	}

	/** Reads the parts of one row and keeps what is wrong with them. */
	private static final class Parts {

		private final List<String> faults = new ArrayList<>(0);

		/** Null if there is none, or it is refused. */
		<T> @Nullable T read(Supplier<@Nullable T> reading) {
			try {
				return reading.get();
			}
			catch (RefusedRow ex) {
				add(ex.reason());
				return null;
			}
		}

		void add(String fault) {
			this.faults.add(fault);
		}

		boolean isFaulty() {
			return !this.faults.isEmpty();
		}

		RefusedRow refused() {
			return new RefusedRow(String.join("; ", this.faults));
		}

	}

	private static <T> T need(String field, @Nullable T value) {
		if (value == null) {
			throw new RefusedRow(field + ": is missing");
		}
		return value;
	}

	private <E extends Enum<E>> @Nullable E choice(CsvRecord row, String field, @Nullable Given given, Class<E> type) {
		String text = given(row, given);
		if (given == null || text == null) {
			return null;
		}
		String name = text.replace(' ', '_').replace('-', '_');
		for (E value : type.getEnumConstants()) {
			if (value.name().equalsIgnoreCase(name)) {
				return value;
			}
		}
		boolean fromColumn = cell(row, given.column()) != null;
		throw new RefusedRow(field + ": '" + text + "'" + (fromColumn ? " in the column '" + given.column() + "'" : "")
				+ " is not known");
	}

}
