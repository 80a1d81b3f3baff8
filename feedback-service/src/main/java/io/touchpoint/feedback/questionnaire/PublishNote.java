package io.touchpoint.feedback.questionnaire;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the person who publishes a version says about it.
 *
 * @param note what changed and why, for those who read the versions later
 */
record PublishNote(@Nullable @Size(max = 500) @Pattern(regexp = "[\\t\\r\\n[^\\p{Cntrl}\\p{Cs}]]*",
		message = "holds characters that cannot be stored") String note) {

	/** The words without outer blanks; null if there are none. */
	static @Nullable String words(@Nullable PublishNote given) {
		String note = (given != null) ? given.note() : null;
		return (note == null || note.isBlank()) ? null : note.strip();
	}

}
