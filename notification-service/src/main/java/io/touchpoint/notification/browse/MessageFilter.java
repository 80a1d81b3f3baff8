package io.touchpoint.notification.browse;

import org.jspecify.annotations.Nullable;

import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.notification.delivery.MessageState;
import io.touchpoint.starter.web.Cursor;

/**
 * Which messages to list.
 *
 * @param site only of this site
 * @param state only in this state
 * @param kind only of this kind
 * @param words only with these words in the subject, the id of what they are about or,
 * for those who may see it, the recipient
 * @param searchesRecipient whether the caller may see recipients, and so search them
 * @param seesAll whether the caller may see messages that are for head office alone
 * @param after only what follows this place
 * @param limit how many
 */
record MessageFilter(@Nullable String site, @Nullable MessageState state, @Nullable MessageKind kind,
		@Nullable String words, boolean searchesRecipient, boolean seesAll, @Nullable Cursor after, int limit) {

	/** The words as a LIKE pattern that takes them literally. */
	@Nullable String pattern() {
		return (this.words == null || this.words.isBlank()) ? null
				: "%" + this.words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

}
