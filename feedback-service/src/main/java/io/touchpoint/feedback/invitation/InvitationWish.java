package io.touchpoint.feedback.invitation;

import java.time.Instant;

import io.touchpoint.feedback.questionnaire.CustomerType;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite; what is left out does not matter.
 *
 * @param state NEW, RETURNING, REFERRED, LAPSED or PROSPECT
 * @param touchpoint what to ask about; left out: the last of the journey
 * @param dueAt when; left out: now
 */
record InvitationWish(@Nullable @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String site,
		@Nullable CustomerType customerType,
		@Nullable @Pattern(regexp = "NEW|RETURNING|REFERRED|LAPSED|PROSPECT") String state,
		@Nullable @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String touchpoint, @Nullable Instant dueAt) {
}
