package io.touchpoint.feedback.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.Question;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ReachableAddress;

/**
 * Reads a submission strictly and names every fault with its field. Pure; the form of the
 * survey page and the JSON of the API are checked by the same rules.
 */
final class SubmissionCheck {

	/**
	 * What came of the reading.
	 */
	sealed interface Reading {

		/** The submission fits. */
		record Fit(Submission submission) implements Reading {
		}

		/** It does not, for these reasons. */
		record Unfit(List<FieldFault> faults) implements Reading {
		}

	}

	private static final Set<String> FIELDS = Set.of("survey", "version", "answers", "comment", "contact", "language",
			"relation", "referredBy", "waitedSeconds", "channel", "occurredAt");

	private static final Set<String> CONTACT_FIELDS = Set.of("email", "name", "consent");

	private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

	/** A device's clock may be ahead by this much. */
	private static final Duration AHEAD = Duration.ofMinutes(5);

	/** An answer kept on a device that was offline may be this old. */
	private static final Duration OLDEST = Duration.ofDays(366);

	private static final int LONGEST_COMMENT = 4000;

	/** Most characters of a name. */
	static final int LONGEST_NAME = 200;

	/** Most characters of who sent a customer. */
	static final int LONGEST_REFERRER = 200;

	/** Nobody waits at a place for longer than a day. */
	static final int MOST_WAITED = 86_400;

	private static final int LONGEST_EMAIL = ReachableAddress.LONGEST;

	private final Faults faults = new Faults();

	private final TextCheck texts = new TextCheck(this.faults);

	private final JsonNode root;

	private final AnswerCheck.Unasked unasked;

	private final boolean whole;

	private final Instant now;

	private SubmissionCheck(JsonNode root, AnswerCheck.Unasked unasked, boolean whole, Instant now) {
		this.root = root;
		this.unasked = unasked;
		this.whole = whole;
		this.now = now;
	}

	/**
	 * The code of the survey, if it is there and a text.
	 */
	static @Nullable String surveyOf(JsonNode root) {
		JsonNode survey = root.path("survey");
		return survey.isString() ? survey.stringValue() : null;
	}

	/**
	 * The version of the questionnaire that the sender says was answered; otherwise, also
	 * when it can be none, as given.
	 */
	static int versionOf(JsonNode root, int otherwise) {
		JsonNode version = root.path("version");
		return (version.isIntegralNumber() && version.canConvertToInt()) ? version.intValue() : otherwise;
	}

	/**
	 * Reads against the questionnaire of the survey, in the version that the sender names
	 * if there is one; null when there is no such survey, which is a fault beside the
	 * others, as is a version that there is not.
	 */
	static Reading read(JsonNode root, @Nullable Questionnaire questionnaire, Instant now) {
		return new SubmissionCheck(root, AnswerCheck.Unasked.REFUSED, true, now).read(questionnaire);
	}

	/**
	 * Reads what a form sent: answers to questions that it no longer showed are left out.
	 */
	static Reading readForm(JsonNode root, Questionnaire questionnaire, Instant now) {
		return new SubmissionCheck(root, AnswerCheck.Unasked.LEFT_OUT, true, now).read(questionnaire);
	}

	/**
	 * Reads what was answered at a device, which somebody may have left before the end,
	 * or in a letter, whose writer was asked nothing.
	 */
	static Reading readBegun(JsonNode root, Questionnaire questionnaire, Instant now) {
		return new SubmissionCheck(root, AnswerCheck.Unasked.REFUSED, false, now).read(questionnaire);
	}

	private Reading read(@Nullable Questionnaire questionnaire) {
		unknownFields(this.root, FIELDS, "");
		String survey = survey(questionnaire);
		version(questionnaire);
		SortedMap<String, Answer> answers = (questionnaire != null)
				? new AnswerCheck(questionnaire, this.faults, this.unasked, this.whole).check(this.root.path("answers"))
				: new TreeMap<>();
		Marks marks = (questionnaire != null) ? Marks.of(questionnaire, answers) : Marks.NONE;
		String comment = comment(questionnaire, answers);
		Circumstances circumstances = circumstances();
		if (!this.whole && answers.isEmpty() && comment == null && !circumstances.areTold() && this.faults.isEmpty()) {
			this.faults.missing("answers");
		}
		Submission submission = new Submission(survey, (questionnaire != null) ? questionnaire.version() : 0, answers,
				comment, contact(this.root.path("contact")), language(), circumstances, channel(), occurredAt(), marks);
		return this.faults.isEmpty() ? new Reading.Fit(submission) : new Reading.Unfit(this.faults.list());
	}

	private void unknownFields(JsonNode node, Set<String> known, String prefix) {
		node.propertyNames()
			.stream()
			.filter((name) -> !known.contains(name))
			.forEach((name) -> this.faults.unknownField(prefix + name));
	}

	private String survey(@Nullable Questionnaire questionnaire) {
		JsonNode node = this.root.path("survey");
		if (absent(node)) {
			this.faults.missing("survey");
		}
		else if (!node.isString()) {
			this.faults.wrongType("survey", "a text");
		}
		else if (questionnaire == null) {
			this.faults.add("survey", "unknown-survey", "There is no open survey with this code.");
		}
		return node.isString() ? node.stringValue() : "";
	}

	private void version(@Nullable Questionnaire questionnaire) {
		JsonNode node = this.root.path("version");
		if (!absent(node) && !node.isIntegralNumber()) {
			this.faults.wrongType("version", "a whole number");
		}
		else if (!absent(node) && questionnaire != null && versionOf(this.root, 0) != questionnaire.version()) {
			this.faults.add("version", "unknown-version",
					"The questionnaire '" + questionnaire.id() + "' has no published version " + node + ".");
		}
	}

	/** The comment may stand among the answers or beside them, but not in both places. */
	private @Nullable String comment(@Nullable Questionnaire questionnaire, SortedMap<String, Answer> answers) {
		Question question = (questionnaire != null) ? questionnaire.question("comment") : null;
		int longest = (question instanceof Question.Text text) ? text.longest() : LONGEST_COMMENT;
		String beside = this.texts.optional("comment", this.root.path("comment"), longest);
		Answer among = answers.remove("comment");
		if (beside != null && among != null) {
			this.faults.add("comment", "given-twice", "'comment' and 'answers.comment' are the same; give one.");
		}
		return (among instanceof Answer.Words words) ? words.text() : beside;
	}

	private @Nullable Contact contact(JsonNode node) {
		if (absent(node)) {
			return null;
		}
		if (!node.isObject()) {
			this.faults.wrongType("contact", "an object with 'email', 'name' and 'consent'");
			return null;
		}
		unknownFields(node, CONTACT_FIELDS, "contact.");
		String name = this.texts.optional("contact.name", node.path("name"), LONGEST_NAME);
		String email = email(node.path("email"));
		consent(node.path("consent"));
		return (email != null) ? new Contact(email, name) : null;
	}

	private @Nullable String email(JsonNode node) {
		String email = this.texts.optional("contact.email", node, LONGEST_EMAIL);
		if (email == null) {
			if (!this.faults.concern("contact.email")) {
				this.faults.missing("contact.email");
			}
			return null;
		}
		if (!ReachableAddress.isOne(email)) {
			this.faults.add("contact.email", "invalid-email", "'contact.email' is not an e-mail address.");
		}
		return email;
	}

	private void consent(JsonNode node) {
		if (!absent(node) && !node.isBoolean()) {
			this.faults.wrongType("contact.consent", "true or false");
		}
		else if (!node.isBoolean() || !node.booleanValue()) {
			this.faults.add("contact.consent", "consent-required",
					"A contact is kept only with the customer's consent: 'contact.consent' must be true.");
		}
	}

	private Circumstances circumstances() {
		return new Circumstances(choice("relation", Relation.class),
				this.texts.optional("referredBy", this.root.path("referredBy"), LONGEST_REFERRER), waited());
	}

	private @Nullable Integer waited() {
		JsonNode node = this.root.path("waitedSeconds");
		if (absent(node)) {
			return null;
		}
		if (!node.isIntegralNumber()) {
			this.faults.wrongType("waitedSeconds", "a whole number");
			return null;
		}
		if (!node.canConvertToInt() || node.intValue() < 0 || node.intValue() > MOST_WAITED) {
			this.faults.add("waitedSeconds", "out-of-range",
					"'waitedSeconds' must be between 0 and " + MOST_WAITED + ".");
			return null;
		}
		return node.intValue();
	}

	private @Nullable String language() {
		String language = this.texts.optional("language", this.root.path("language"), 35);
		if (language != null && !LANGUAGE.matcher(language).matches()) {
			this.faults.add("language", "invalid", "'language' is not a language tag such as 'en'.");
		}
		return language;
	}

	private @Nullable Channel channel() {
		Channel channel = choice("channel", Channel.class);
		if (channel != null && !channel.isOpen()) {
			this.faults.add("channel", "not-allowed",
					"'" + channel + "' shows by how an answer comes in; leave 'channel' out.");
		}
		return channel;
	}

	private <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
		JsonNode node = this.root.path(field);
		if (absent(node)) {
			return null;
		}
		if (!node.isString()) {
			this.faults.wrongType(field, "a text");
			return null;
		}
		for (E value : type.getEnumConstants()) {
			if (value.name().equals(node.stringValue())) {
				return value;
			}
		}
		this.faults.add(field, "unknown-value",
				"'" + field + "' must be one of " + List.of(type.getEnumConstants()) + ".");
		return null;
	}

	private @Nullable Instant occurredAt() {
		JsonNode node = this.root.path("occurredAt");
		if (absent(node)) {
			return null;
		}
		Instant at = instant(node);
		if (at == null) {
			this.faults.wrongType("occurredAt", "a time such as 2026-01-31T09:30:00Z");
		}
		else if (at.isAfter(this.now.plus(AHEAD)) || at.isBefore(this.now.minus(OLDEST))) {
			this.faults.add("occurredAt", "out-of-range", "'occurredAt' must not be in the future or over a year ago.");
		}
		return at;
	}

	private static @Nullable Instant instant(JsonNode node) {
		try {
			return node.isString() ? Instant.parse(node.stringValue()).truncatedTo(ChronoUnit.MICROS) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static boolean absent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

}
