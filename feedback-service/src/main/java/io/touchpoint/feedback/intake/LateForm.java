package io.touchpoint.feedback.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.util.MultiValueMap;

/**
 * What was typed into a form that came too late, as a text that its writer can copy.
 * Pure.
 */
final class LateForm {

	/** Nobody typed these. */
	private static final Set<String> OURS = Set.of("key", "language", "version", "switch", "consent", "proof_stamp",
			"proof_number", "proof_sum");

	private LateForm() {
	}

	/** Each question that was answered, and the answer below it. */
	static String text(Asked asked, MultiValueMap<String, String> form) {
		SurveyView view = new SurveyForm(asked.questionnaire(), asked.language(), form, List.of()).view(asked.survey(),
				"", null);
		List<String> parts = new ArrayList<>();
		view.sections().stream().flatMap((section) -> section.items().stream()).forEach((item) -> {
			String answer = answer(item);
			if (!answer.isBlank()) {
				parts.add(item.text() + "\n" + answer);
			}
		});
		Stream.of(view.name(), view.email())
			.map(SurveyView.Field::value)
			.filter((value) -> !value.isBlank())
			.forEach(parts::add);
		return String.join("\n\n", parts);
	}

	private static String answer(SurveyView.Item item) {
		SurveyView.Field field = item.field();
		return (field != null) ? field.value().strip()
				: item.rows()
					.stream()
					.flatMap((row) -> row.choices()
						.stream()
						.filter(SurveyView.Choice::chosen)
						.map((choice) -> (row.label() != null) ? row.label() + ": " + choice.text() : choice.text()))
					.collect(Collectors.joining("\n"));
	}

	/** The words alone, where nobody knows any more what was asked. */
	static String words(MultiValueMap<String, String> form) {
		return form.entrySet()
			.stream()
			.filter((field) -> !OURS.contains(field.getKey()))
			.flatMap((field) -> field.getValue().stream())
			.filter((value) -> value.codePoints().anyMatch(Character::isLetter))
			.collect(Collectors.joining("\n\n"));
	}

}
