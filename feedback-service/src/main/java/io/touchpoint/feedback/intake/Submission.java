package io.touchpoint.feedback.intake;

import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;

import io.touchpoint.feedback.guard.Guard;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.ContextQuestion;
import io.touchpoint.feedback.questionnaire.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent, checked: every answer fits its question.
 *
 * @param survey code of the survey
 * @param version the version of the questionnaire that was answered
 * @param answers by question id, without the comment
 * @param circumstances what was said about the visit
 * @param marks what the answers say of what their questions are tagged with
 */
record Submission(String survey, int version, SortedMap<String, Answer> answers, @Nullable String comment,
		@Nullable Contact contact, @Nullable String language, Circumstances circumstances, @Nullable Channel channel,
		@Nullable Instant occurredAt, Marks marks) {

	/**
	 * The same when only the ids of the questions tell what they are about.
	 */
	Submission(String survey, int version, SortedMap<String, Answer> answers, @Nullable String comment,
			@Nullable Contact contact, @Nullable String language, @Nullable Channel channel,
			@Nullable Instant occurredAt) {
		this(survey, version, answers, comment, contact, language, Circumstances.UNTOLD, channel, occurredAt,
				Marks.byId(answers));
	}

	/** What the guard compares: the same words of another person are the same. */
	Guard.Said said(String key) {
		return new Guard.Said(key, this.answers.size() + ((this.comment != null) ? 1 : 0),
				this.answers + " " + this.comment);
	}

	/**
	 * The same as it came through another channel.
	 */
	Submission through(Channel other) {
		return new Submission(this.survey, this.version, this.answers, this.comment, this.contact, this.language,
				this.circumstances, other, this.occurredAt, this.marks);
	}

	/**
	 * The same without who sent the customer, unless the survey asks for it: it may name
	 * a person. What else programs tell of a visit they told before surveys asked for
	 * anything about it, and it is still taken.
	 */
	Submission asked(Set<ContextQuestion> context) {
		return context.contains(ContextQuestion.REFERRED_BY) ? this
				: new Submission(this.survey, this.version, this.answers, this.comment, this.contact, this.language,
						this.circumstances.withoutReferrer(), this.channel, this.occurredAt, this.marks);
	}

	/**
	 * The same submission, given at another time.
	 */
	Submission at(Instant time) {
		return new Submission(this.survey, this.version, this.answers, this.comment, this.contact, this.language,
				this.circumstances, this.channel, time, this.marks);
	}

}
