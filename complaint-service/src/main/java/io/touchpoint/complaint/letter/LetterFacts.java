package io.touchpoint.complaint.letter;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.Postal;
import io.touchpoint.complaint.casework.Sight;
import io.touchpoint.complaint.letter.Placeholders.Placeholder;
import io.touchpoint.complaint.promise.OpenPromise;
import io.touchpoint.complaint.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What a text about a case may speak of.
 *
 * @param promises what we promised the customer and have not done yet, the next first
 * @param writer the name of who writes
 * @param postal where the customer is written to by post, if it is known
 * @param plan how we stay in contact, if the text is about that
 */
record LetterFacts(Complaint complaint, Site site, List<OpenPromise> promises, String writer, @Nullable Postal postal,
		@Nullable PlanLetter plan) {

	/**
	 * A sign that nobody sees: without it a phone number stands the wrong way round in a
	 * text that is read from right to left.
	 */
	private static final String LEFT_TO_RIGHT = "\u200e";

	/**
	 * Signs around words that are not ours. Without them brackets and marks beside a name
	 * or number stand the wrong way round in a text that is read from right to left.
	 */
	private static final String ISOLATED = "\u2068%s\u2069";

	private static final Set<Placeholder> OTHERS_WORDS = EnumSet.of(Placeholder.NAME, Placeholder.REFERENCE,
			Placeholder.SUBJECT, Placeholder.SITE, Placeholder.PROMISE, Placeholder.PLAN_PERSON, Placeholder.ME);

	private static final Pattern NUMBER = Pattern.compile("[^\\p{L}]+");

	Map<Placeholder, String> values(LetterTexts texts) {
		Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
		String name = customer();
		values.put(Placeholder.NAME, (name != null) ? name : texts.say("name.unknown"));
		values.put(Placeholder.REFERENCE, this.complaint.reference());
		values.put(Placeholder.SUBJECT, this.complaint.matter().subject());
		values.put(Placeholder.SITE, this.site.name());
		values.put(Placeholder.CONTACT, contactBlock().map((line) -> texts.rightToLeft() ? readable(line) : line)
			.collect(Collectors.joining("\n")));
		values.put(Placeholder.ME, this.writer);
		this.promises.stream().findFirst().ifPresent((promise) -> {
			values.put(Placeholder.PROMISE, promise.text());
			values.put(Placeholder.PROMISE_DUE, texts.deadline(promise.dueAt(), this.site.zone()));
		});
		if (this.plan != null) {
			values.put(Placeholder.PLAN_PERSON, this.plan.person());
			values.put(Placeholder.PLAN_EVERY, texts.everyWorkingDays(this.plan.replyEvery()));
			values.put(Placeholder.PLAN_UNTIL, texts.day(this.plan.until()));
		}
		Instant due = this.complaint.dueAt();
		if (due != null) {
			values.put(Placeholder.ANSWER_BY, texts.deadline(due, this.site.zone()));
		}
		if (texts.rightToLeft()) {
			OTHERS_WORDS.forEach((words) -> values.computeIfPresent(words, (gap, text) -> ISOLATED.formatted(text)));
		}
		return values;
	}

	/** The same where whoever reads it does not see everything. */
	Map<Placeholder, String> values(LetterTexts texts, Sight sight) {
		Map<Placeholder, String> values = values(texts);
		boolean restricted = this.complaint.restriction() != null;
		if (sight.hides(CaseField.CONTACT, restricted)) {
			values.put(Placeholder.NAME, Contact.HIDDEN);
		}
		if (sight.hides(CaseField.RESTRICTED_WORDS, restricted)) {
			values.put(Placeholder.SUBJECT, Contact.HIDDEN);
			values.computeIfPresent(Placeholder.PROMISE, (promise, text) -> Contact.HIDDEN);
		}
		return values;
	}

	private @Nullable String customer() {
		Contact contact = this.complaint.contact();
		String named = (contact != null) ? contact.name() : null;
		return (named == null && this.postal != null) ? this.postal.name() : named;
	}

	/** Who stands on a letter that names nobody else; null if nothing is known. */
	@Nullable String recipient() {
		Contact contact = this.complaint.contact();
		return (this.postal != null) ? this.postal.block() : (contact != null) ? contact.name() : null;
	}

	private static String readable(String line) {
		return NUMBER.matcher(line).matches() ? LEFT_TO_RIGHT + line : line;
	}

	/** How the site is reached, line by line, its name first. */
	Stream<String> contactBlock() {
		return Stream
			.of(Stream.of(this.site.name()), lines(this.site.contact().address()),
					Stream.ofNullable(this.site.contact().phone()), Stream.ofNullable(this.site.contact().email()))
			.flatMap((lines) -> lines)
			.filter(Objects::nonNull);
	}

	private static Stream<String> lines(@Nullable String text) {
		return Stream.ofNullable(text).flatMap(String::lines).map(String::strip).filter((line) -> !line.isEmpty());
	}

}
