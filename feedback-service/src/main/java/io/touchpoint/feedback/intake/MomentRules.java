package io.touchpoint.feedback.intake;

import java.util.Collection;
import java.util.List;

import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.Question;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When a response is misery or magic. Misery wins: somebody who marks everything best and
 * would warn off every friend is heard as unhappy.
 *
 * @param miseryOverall overall mark up to which a response is misery
 * @param miserySmiley tapped face, of four, up to which a response is misery
 * @param miseryNps recommendation up to which a response is misery
 * @param miseryGap "very much worse than expected": experienced minus expected of any one
 * dimension, up to which a response is misery
 * @param magicOverall overall mark from which a response can be magic, where none was
 * given the best face; it also takes an experience that was on average better than
 * expected
 */
@ConfigurationProperties("touchpoint.moment")
public record MomentRules(int miseryOverall, int miserySmiley, int miseryNps, int miseryGap, int magicOverall) {

	/**
	 * The moment that these answers tell of.
	 */
	public Moment judge(@Nullable Integer overall, @Nullable Integer nps, Collection<Answer> answers) {
		List<Integer> gaps = gaps(answers);
		if (overall != null && overall <= this.miseryOverall || nps != null && nps <= this.miseryNps
				|| answers.stream()
					.anyMatch((answer) -> answer instanceof Answer.Tap tap && tap.value() <= this.miserySmiley)
				|| gaps.stream().anyMatch((gap) -> gap <= this.miseryGap)) {
			return Moment.MISERY;
		}
		boolean best = (overall != null) ? overall >= this.magicOverall : isBestFace(answers);
		boolean betterThanExpected = gaps.stream().mapToInt(Integer::intValue).sum() > 0;
		return (best && betterThanExpected) ? Moment.MAGIC : Moment.NEUTRAL;
	}

	/** Of several faces, the best one counts only if the others are no worse. */
	private static boolean isBestFace(Collection<Answer> answers) {
		List<Answer.Tap> taps = answers.stream()
			.filter(Answer.Tap.class::isInstance)
			.map(Answer.Tap.class::cast)
			.toList();
		return !taps.isEmpty() && taps.stream().allMatch((tap) -> tap.value() == Question.Smiley.MOST);
	}

	private static List<Integer> gaps(Collection<Answer> answers) {
		return answers.stream().<Integer>mapMulti((answer, gaps) -> {
			if (answer instanceof Answer.Pair pair && pair.expected() != null) {
				gaps.accept(pair.experienced() - pair.expected());
			}
		}).toList();
	}

}
