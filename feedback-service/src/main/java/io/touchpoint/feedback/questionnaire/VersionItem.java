package io.touchpoint.feedback.questionnaire;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A published version in the list of versions.
 *
 * @param questions how many it asks
 * @param publishedBy null for what Touchpoint brought along
 * @param note what changed and why; null if nothing was said
 */
record VersionItem(int version, Instant publishedAt, @Nullable String publishedBy, @Nullable String note,
		List<String> languages, int questions) {

	static VersionItem of(Published published) {
		return new VersionItem(published.questionnaire().version(), published.at(), published.by(), published.note(),
				published.questionnaire().languages(), published.questionnaire().questions().size());
	}

}
