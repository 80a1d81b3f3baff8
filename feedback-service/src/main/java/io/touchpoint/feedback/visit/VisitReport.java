package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.Answered;

/**
 * What the shopper handed in.
 *
 * @param observed which people were observed; for managers and head office only
 * @param photosRemovedAt when its photos were removed because their time was over
 */
record VisitReport(Instant handedInAt, List<VisitSection> sections, VisitScores scores, @Nullable String notes,
		@Nullable String observed, @Nullable Instant photosRemovedAt) {

	/**
	 * What was seen at one touchpoint.
	 *
	 * @param response the response that it was counted as
	 * @param answers in the words of the questionnaire
	 * @param restricted whether a complaint that is for few eyes only came from it; then
	 * nothing stands here that somebody wrote
	 */
	record VisitSection(String touchpoint, String name, String questionnaire, int version, @Nullable UUID response,
			@Nullable Double score, int scored, List<Answered> answers, @Nullable String comment,
			List<VisitPhoto> photos, boolean restricted) {
	}

	/**
	 * A photo, to be fetched by its id.
	 */
	record VisitPhoto(UUID id, String type, int bytes, Instant takenAt) {
	}

}
