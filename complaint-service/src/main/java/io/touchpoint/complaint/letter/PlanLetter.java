package io.touchpoint.complaint.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import io.touchpoint.complaint.letter.Placeholders.Placeholder;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is told of how we stay in contact.
 *
 * @param text with placeholders, among them those of the plan
 * @param language the case's own if none is named
 * @param recipient name and postal address, for a letter
 * @param person the name of who alone answers
 * @param replyEvery within how many working days one reply goes out
 * @param until the last day
 */
public record PlanLetter(LetterChannel channel, String text, @Nullable String language, @Nullable String recipient,
		String person, int replyEvery, LocalDate until) {

	/** What goes, or a 400 problem. */
	NewLetter wanted() {
		List<String> untold = Stream.of(Placeholder.PLAN_PERSON, Placeholder.PLAN_EVERY, Placeholder.PLAN_UNTIL)
			.map(Placeholder::word)
			.filter((word) -> !this.text.contains("{" + word + "}"))
			.toList();
		if (!untold.isEmpty()) {
			throw Problems.invalid(
					new FieldFault("text", "untold-plan", "The text must tell {" + String.join("}, {", untold) + "}."));
		}
		return new NewLetter(this.channel, this.text, this.language, this.recipient, null, null, null).checked();
	}

	/** A letter is one field of a plan, and its faults are named as fields of it. */
	static ProblemException inLetter(ProblemException no) {
		return no.faults().isEmpty() ? no : Problems.invalid(no.faults().stream().map(PlanLetter::inLetter).toList());
	}

	private static FieldFault inLetter(FieldFault fault) {
		String field = "letter." + fault.field();
		return new FieldFault(field, fault.reason(),
				fault.message().replace("'" + fault.field() + "'", "'" + field + "'"));
	}

}
