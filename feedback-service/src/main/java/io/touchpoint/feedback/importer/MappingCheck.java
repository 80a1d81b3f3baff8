package io.touchpoint.feedback.importer;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.importer.Mapping.Given;
import io.touchpoint.feedback.intake.CollectedAnswers;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.starter.web.FieldFault;

/**
 * Checks a mapping against the columns of a file and the questions of a questionnaire.
 * Pure.
 */
final class MappingCheck {

	private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

	private static final String TYPES = Arrays.stream(CustomerType.values())
		.map(Enum::name)
		.collect(Collectors.joining(", "));

	private static final int LONGEST = 200;

	private static final int MOST_VALUES = 1_000;

	private final List<FieldFault> faults = new ArrayList<>();

	private final Mapping mapping;

	private final Collection<String> columns;

	private MappingCheck(Mapping mapping, Collection<String> columns) {
		this.mapping = mapping;
		this.columns = columns;
	}

	/**
	 * All faults of a mapping.
	 * @param questionnaires of the types of customer whose answers the file can hold;
	 * empty if the customer type is missing
	 */
	static List<FieldFault> faults(Mapping mapping, Collection<String> columns,
			Collection<Questionnaire> questionnaires) {
		MappingCheck check = new MappingCheck(mapping, columns);
		check.check(questionnaires);
		return check.faults;
	}

	/** The columns that a mapping reads. */
	static Set<String> columns(Mapping mapping) {
		Set<String> columns = new LinkedHashSet<>();
		add(columns, mapping.key());
		add(columns, mapping.waitedSeconds());
		add(columns, mapping.referredBy());
		for (Given given : new Given[] { mapping.customerType(), mapping.site(), mapping.touchpoint(),
				mapping.channel(), mapping.language(), mapping.relation(),
				(mapping.contact() != null) ? mapping.contact().consent() : null }) {
			add(columns, (given != null) ? given.column() : null);
		}
		add(columns, (mapping.occurredAt() != null) ? mapping.occurredAt().column() : null);
		if (mapping.contact() != null) {
			add(columns, mapping.contact().email());
			add(columns, mapping.contact().name());
		}
		columns.addAll((mapping.answers() != null) ? mapping.answers().values() : List.of());
		columns.addAll((mapping.comment() != null) ? mapping.comment() : List.of());
		return columns;
	}

	private static void add(Set<String> columns, @Nullable String column) {
		if (column != null) {
			columns.add(column);
		}
	}

	private void check(Collection<Questionnaire> questionnaires) {
		shape();
		customerType();
		String source = this.mapping.source();
		if (source == null || !SOURCE.matcher(source).matches()) {
			add("source", "invalid", "'source' must be a short name of small letters, digits and hyphens.");
		}
		column("key", this.mapping.key());
		given("site", this.mapping.site(), true);
		given("touchpoint", this.mapping.touchpoint(), true);
		given("channel", this.mapping.channel(), false);
		given("language", this.mapping.language(), false);
		given("relation", this.mapping.relation(), false);
		column("waitedSeconds", this.mapping.waitedSeconds());
		column("referredBy", this.mapping.referredBy());
		when();
		answers(questionnaires);
		contact();
	}

	private void shape() {
		CsvShape shape = this.mapping.shape();
		if (shape != null && shape.encoding() != null && shape.charset() == null) {
			add("shape.encoding", "unknown-value", "'shape.encoding' is not a character set such as UTF-8.");
		}
		if (shape != null && shape.delimiter() != null && shape.separator() == null) {
			add("shape.delimiter", "unknown-value", "'shape.delimiter' must be one of , ; | : and tab.");
		}
	}

	/** A word that stands for no type would refuse all of its rows. */
	private void customerType() {
		Given given = this.mapping.customerType();
		given("customerType", given, true);
		if (given == null) {
			return;
		}
		if (given.value() != null && !given.value().isBlank() && Mapping.type(given.value()) == null) {
			add("customerType.value", "unknown-value", "'customerType.value' must be one of " + TYPES + ".");
		}
		if (given.values() != null && given.values()
			.values()
			.stream()
			.anyMatch((meant) -> meant != null && meant.length() <= LONGEST && Mapping.type(meant) == null)) {
			add("customerType.values", "unknown-value", "'customerType.values' may only mean " + TYPES + ".");
		}
	}

	private void given(String field, @Nullable Given given, boolean needed) {
		String column = (given != null) ? given.column() : null;
		String value = (given != null) ? given.value() : null;
		if (needed && column == null && (value == null || value.isBlank())) {
			add(field, "missing", "'" + field + "' needs a column, or one value for all rows.");
		}
		column(field + ".column", column);
		text(field + ".value", value);
		Map<String, String> values = (given != null) ? given.values() : null;
		if (values != null && (values.size() > MOST_VALUES || values.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getValue() == null || entry.getKey().length() > LONGEST
					|| entry.getValue().length() > LONGEST))) {
			add(field + ".values", "invalid",
					"'" + field + "' has more than " + MOST_VALUES + " values, or long ones.");
		}
	}

	private void when() {
		Mapping.When when = this.mapping.occurredAt();
		if (when == null || when.column() == null) {
			missing("occurredAt.column");
			return;
		}
		column("occurredAt.column", when.column());
		String format = when.format();
		if (format == null || format.length() > 60 || TimeReading.of(format) == null) {
			add("occurredAt.format", "invalid",
					"'occurredAt.format' must be ISO or a pattern such as dd/MM/uuuu HH:mm.");
		}
		if (when.zone() != null && !isZone(when.zone())) {
			add("occurredAt.zone", "unknown-value", "'occurredAt.zone' is not a time zone such as Europe/London.");
		}
	}

	private static boolean isZone(String zone) {
		try {
			return !ZoneId.of(zone).getId().isEmpty();
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private void answers(Collection<Questionnaire> questionnaires) {
		Map<String, String> answers = (this.mapping.answers() != null) ? this.mapping.answers() : Map.of();
		List<String> comment = (this.mapping.comment() != null) ? this.mapping.comment() : List.of();
		if (answers.isEmpty() && comment.isEmpty()) {
			add("answers", "missing", "At least one answer or the comment needs a column.");
		}
		answers.forEach((question, column) -> {
			column("answers." + question, column);
			if (!questionnaires.isEmpty() && questionnaires.stream()
				.flatMap((one) -> one.questions().stream())
				.noneMatch((one) -> CollectedAnswers.fields(one).contains(question))) {
				add("answers." + question, "unknown-question",
						questionnaires.stream()
							.map((one) -> "'" + one.id() + "'")
							.collect(Collectors.joining(", ", "No question '" + question + "' is asked in ", ".")));
			}
		});
		comment.forEach((column) -> column("comment", column));
	}

	private void contact() {
		Mapping.Reach reach = this.mapping.contact();
		if (reach == null || (reach.email() == null && reach.name() == null)) {
			return;
		}
		column("contact.email", reach.email());
		column("contact.name", reach.name());
		if (reach.email() == null) {
			missing("contact.email");
		}
		given("contact.consent", reach.consent(), true);
	}

	private void column(String field, @Nullable String column) {
		if (column != null && !this.columns.contains(column)) {
			add(field, "unknown-column", "The file has no column '" + column + "'.");
		}
	}

	private void text(String field, @Nullable String text) {
		if (text != null && text.length() > LONGEST) {
			add(field, "too-long", "'" + field + "' may have at most " + LONGEST + " characters.");
		}
	}

	private void missing(String field) {
		add(field, "missing", "'" + field + "' is missing.");
	}

	private void add(String field, String reason, String message) {
		this.faults.add(new FieldFault(field, reason, message));
	}

}
