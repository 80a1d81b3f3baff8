package io.touchpoint.feedback.browse;

import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.site.Period;
import org.jspecify.annotations.Nullable;

/**
 * Which responses are wanted; what is null does not matter.
 *
 * @param suspect only those that look as if no customer had given them
 * @param text part of the comment
 */
record ResponseFilter(@Nullable String site, @Nullable String touchpoint, @Nullable Channel channel,
		@Nullable CustomerType customerType, @Nullable Moment moment, boolean suspect, Period period,
		@Nullable String text) {
}
