package io.touchpoint.feedback.questionnaire;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A questionnaire in the list: its newest published version, or its draft if none was
 * published yet.
 *
 * @param version null while none is published
 * @param draft null if nobody works on a next version
 */
record ListedQuestionnaire(String id, @Nullable Integer version, CustomerType customerType, List<String> languages,
		Wording title, List<Question> questions, @Nullable Instant publishedAt, @Nullable OpenDraft draft) {

	/**
	 * That there is a draft, and whose.
	 */
	record OpenDraft(long revision, Instant updatedAt, String updatedBy) {

		static OpenDraft of(StoredDraft draft) {
			return new OpenDraft(draft.revision(), draft.updatedAt(), draft.updatedBy());
		}

	}

	static ListedQuestionnaire of(Published published, @Nullable StoredDraft draft) {
		Questionnaire newest = published.questionnaire();
		return new ListedQuestionnaire(newest.id(), newest.version(), newest.customerType(), newest.languages(),
				newest.title(), newest.questions(), published.at(), (draft != null) ? OpenDraft.of(draft) : null);
	}

	static ListedQuestionnaire of(StoredDraft draft) {
		Definition definition = draft.definition();
		return new ListedQuestionnaire(draft.id(), null, draft.customerType(), definition.languages(),
				definition.title(), definition.questions(), null, OpenDraft.of(draft));
	}

}
