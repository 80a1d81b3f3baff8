package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.intake.ScriptPart;
import io.touchpoint.feedback.intake.TextCheck;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.starter.web.FieldFault;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What a shopper writes: a part for each touchpoint, notes, who was observed, and a
 * security finding. Pure.
 */
final class VisitForm {

	static final String NOTES = "notes";

	static final String OBSERVED = "observed";

	static final String KIND = "finding-kind";

	static final String WHAT = "finding-what";

	static final String PLACE = "finding-place";

	/** The longest texts, in characters. */
	static final Map<String, Integer> LONGEST = Map.of(NOTES, 4000, OBSERVED, 500, WHAT, 2000, PLACE, 200);

	/** More of one field is not even kept as a draft. */
	private static final int KEPT = 20_000;

	private static final int MOST_FIELDS = 3000;

	private static final Pattern OF_A_STOP = Pattern
		.compile("s\\d{1,2}-[a-z][a-z0-9-]{0,39}(\\.(expected|experienced|minutes|seconds))?");

	private final List<ScriptPart> parts;

	private final MultiValueMap<String, String> typed;

	VisitForm(SiteVisit visit, List<Questionnaire> scripts, MultiValueMap<String, String> typed) {
		List<ScriptPart> parts = new ArrayList<>();
		for (int i = 0; i < scripts.size(); i++) {
			parts.add(new ScriptPart(scripts.get(i), prefix(i + 1), visit.language()));
		}
		this.parts = List.copyOf(parts);
		this.typed = typed;
	}

	private VisitForm(List<ScriptPart> parts, MultiValueMap<String, String> typed) {
		this.parts = parts;
		this.typed = typed;
	}

	/** The same page with other texts. */
	VisitForm with(MultiValueMap<String, String> typed) {
		return new VisitForm(this.parts, typed);
	}

	/** How the names of a stop's fields begin. */
	static String prefix(int ordinal) {
		return "s" + ordinal + "-";
	}

	/**
	 * The fields of the page among those that were sent, as they can be stored.
	 */
	static MultiValueMap<String, String> kept(MultiValueMap<String, String> sent) {
		MultiValueMap<String, String> kept = new LinkedMultiValueMap<>();
		sent.forEach((name, values) -> {
			if (kept.size() < MOST_FIELDS
					&& (LONGEST.containsKey(name) || name.equals(KIND) || OF_A_STOP.matcher(name).matches())) {
				kept.put(name,
						values.stream()
							.filter((value) -> value != null && !value.isEmpty())
							.map(VisitForm::fit)
							.toList());
			}
		});
		return kept;
	}

	/** Browsers send line ends as CR LF; what cannot be stored becomes a blank. */
	private static String fit(String value) {
		String text = value.replace("\r\n", "\n");
		StringBuilder fit = new StringBuilder(text.length());
		text.codePoints()
			.limit(KEPT)
			.forEach((point) -> fit
				.append(TextCheck.isFit(Character.toString(point)) ? Character.toString(point) : " "));
		return fit.toString();
	}

	List<ScriptPart> parts() {
		return this.parts;
	}

	MultiValueMap<String, String> typed() {
		return this.typed;
	}

	@Nullable String text(String field) {
		String value = this.typed.getFirst(field);
		return (value == null || value.isBlank()) ? null : value.strip();
	}

	/** Null without a finding. */
	SecurityFinding.@Nullable Kind kind() {
		String kind = text(KIND);
		for (SecurityFinding.Kind one : SecurityFinding.Kind.values()) {
			if (one.name().equals(kind)) {
				return one;
			}
		}
		return null;
	}

	/**
	 * What is wrong, by stop from 1; under 0 what is wrong beside them.
	 */
	Map<Integer, List<FieldFault>> faults(Instant now) {
		Map<Integer, List<FieldFault>> faults = new LinkedHashMap<>();
		for (int i = 0; i < this.parts.size(); i++) {
			List<FieldFault> ofPart = this.parts.get(i).faults(this.typed, now);
			if (!ofPart.isEmpty()) {
				faults.put(i + 1, ofPart);
			}
		}
		List<FieldFault> others = otherFaults();
		if (!others.isEmpty()) {
			faults.put(0, others);
		}
		return faults;
	}

	private List<FieldFault> otherFaults() {
		List<FieldFault> faults = new ArrayList<>();
		LONGEST.keySet().stream().sorted().forEach((field) -> {
			String text = text(field);
			int most = LONGEST.getOrDefault(field, 0);
			if (text != null && text.codePointCount(0, text.length()) > most) {
				faults.add(
						new FieldFault(field, "too-long", "'" + field + "' may have at most " + most + " characters."));
			}
		});
		if (kind() != null && text(WHAT) == null) {
			faults.add(new FieldFault(WHAT, "missing", "'" + WHAT + "' is missing."));
		}
		if (kind() == null && (text(KIND) != null || text(WHAT) != null || text(PLACE) != null)) {
			faults.add(new FieldFault(KIND, "missing", "'" + KIND + "' is missing."));
		}
		return faults;
	}

}
