package io.touchpoint.complaint.casework;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What words suggest of how much is at stake. It decides nothing: a colleague confirms it
 * or says otherwise.
 *
 * @param severity CRITICAL or HIGH
 * @param reasons the words that it is because of, as our list has them
 */
public record Suggestion(Severity severity, List<String> reasons) {

	/** From this sum of weights on, a concern is worth a suggestion. */
	private static final int ENOUGH = 2;

	/** What may be at stake, the gravest first. */
	private enum Concern {

		DANGER(Severity.CRITICAL), DISCRIMINATION(Severity.HIGH), THEFT(Severity.HIGH), DATA_BREACH(Severity.HIGH);

		private final Severity severity;

		Concern(Severity severity) {
			this.severity = severity;
		}

	}

	/**
	 * A word or the beginning of one, and how much it tells: 2 by itself, 1 with another.
	 */
	private record Term(Concern concern, int weight, String words) {

		String shown() {
			return this.words.replace("*", "");
		}

	}

	private static final List<Term> TERMS = List.of(
			// English
			term(Concern.DANGER, 2, "bleeding"), term(Concern.DANGER, 2, "unconscious"),
			term(Concern.DANGER, 2, "could not breathe"), term(Concern.DANGER, 2, "suicid*"),
			term(Concern.DANGER, 2, "heart attack"), term(Concern.DANGER, 2, "wrong medication"),
			term(Concern.DANGER, 2, "overdose"), term(Concern.DANGER, 2, "allergic reaction"),
			term(Concern.DANGER, 2, "nearly died"), term(Concern.DANGER, 2, "caught fire"),
			term(Concern.DANGER, 1, "injur*"), term(Concern.DANGER, 1, "ambulance"), term(Concern.DANGER, 1, "poison*"),
			term(Concern.DANGER, 1, "collaps*"), term(Concern.DANGER, 1, "emergency"),
			term(Concern.DISCRIMINATION, 2, "racis*"), term(Concern.DISCRIMINATION, 2, "discriminat*"),
			term(Concern.DISCRIMINATION, 2, "sexual harass*"),
			term(Concern.DISCRIMINATION, 2, "because of my religion"),
			term(Concern.DISCRIMINATION, 2, "because of my skin"), term(Concern.DISCRIMINATION, 1, "harass*"),
			term(Concern.DISCRIMINATION, 1, "disabilit*"), term(Concern.THEFT, 2, "stolen"),
			term(Concern.THEFT, 2, "theft"), term(Concern.THEFT, 2, "stole"), term(Concern.THEFT, 2, "robbed"),
			term(Concern.THEFT, 1, "missing money"), term(Concern.DATA_BREACH, 2, "data breach"),
			term(Concern.DATA_BREACH, 2, "wrong patient's records"), term(Concern.DATA_BREACH, 2, "leaked"),
			term(Concern.DATA_BREACH, 1, "my data"), term(Concern.DATA_BREACH, 1, "confidential*"),
			// Spanish
			term(Concern.DANGER, 2, "sangr*"), term(Concern.DANGER, 2, "inconsciente"),
			term(Concern.DANGER, 2, "no podía respirar"), term(Concern.DANGER, 2, "suicid*"),
			term(Concern.DANGER, 2, "infarto"), term(Concern.DANGER, 2, "medicamento equivocado"),
			term(Concern.DANGER, 2, "sobredosis"), term(Concern.DANGER, 2, "reacción alérgica"),
			term(Concern.DANGER, 1, "herid*"), term(Concern.DANGER, 1, "ambulancia"),
			term(Concern.DANGER, 1, "urgencias"), term(Concern.DISCRIMINATION, 2, "racis*"),
			term(Concern.DISCRIMINATION, 2, "discrimin*"), term(Concern.DISCRIMINATION, 2, "acoso sexual"),
			term(Concern.DISCRIMINATION, 1, "acos*"), term(Concern.THEFT, 2, "robo"), term(Concern.THEFT, 2, "robaron"),
			term(Concern.THEFT, 2, "robado"), term(Concern.DATA_BREACH, 2, "filtración de datos"),
			term(Concern.DATA_BREACH, 2, "filtraron"), term(Concern.DATA_BREACH, 1, "mis datos"),
			// Arabic
			term(Concern.DANGER, 2, "نزيف"), term(Concern.DANGER, 2, "ينزف"), term(Concern.DANGER, 2, "فاقد الوعي"),
			term(Concern.DANGER, 2, "انتحار"), term(Concern.DANGER, 2, "نوبة قلبية"),
			term(Concern.DANGER, 2, "دواء خاطئ"), term(Concern.DANGER, 2, "جرعة زائدة"),
			term(Concern.DANGER, 1, "إصابة"), term(Concern.DANGER, 1, "سيارة إسعاف"),
			term(Concern.DISCRIMINATION, 2, "عنصري*"), term(Concern.DISCRIMINATION, 2, "تمييز"),
			term(Concern.DISCRIMINATION, 2, "تحرش"), term(Concern.THEFT, 2, "سرقة"), term(Concern.THEFT, 2, "سرق*"),
			term(Concern.DATA_BREACH, 2, "تسريب بيانات"), term(Concern.DATA_BREACH, 1, "بياناتي"));

	/**
	 * What a text suggests; null if nothing. Customers mix languages, so all are looked
	 * for.
	 */
	public static @Nullable Suggestion of(String text) {
		PlainWords words = PlainWords.of(text);
		Map<Concern, List<Term>> found = new EnumMap<>(Concern.class);
		TERMS.stream()
			.filter((term) -> words.have(term.words()))
			.forEach((term) -> found.computeIfAbsent(term.concern(), (concern) -> new ArrayList<>()).add(term));
		return found.entrySet()
			.stream()
			.filter((concern) -> concern.getValue().stream().mapToInt(Term::weight).sum() >= ENOUGH)
			.findFirst()
			.map((concern) -> new Suggestion(concern.getKey().severity,
					concern.getValue().stream().map(Term::shown).distinct().toList()))
			.orElse(null);
	}

	private static Term term(Concern concern, int weight, String words) {
		return new Term(concern, weight, words);
	}

}
