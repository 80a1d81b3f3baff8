package io.touchpoint.feedback.browse;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.feedback.guard.Suspicion;
import io.touchpoint.feedback.guard.Verdict;
import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * A response in the list.
 *
 * @param comment null too where it is restricted
 * @param restricted whether a complaint that is for few eyes only came from it
 */
record ResponseItem(UUID id, String site, String touchpoint, Channel channel, CustomerType customerType,
		String questionnaire, int questionnaireVersion, @Nullable Integer overall, @Nullable Integer nps, Moment moment,
		@Nullable String comment, String language, boolean contactable, Instant occurredAt, Instant receivedAt,
		@Nullable Suspicion suspect, @Nullable Verdict verdict, boolean restricted) {

	/** As anybody sees it among others. */
	ResponseItem listed() {
		return this.restricted ? new ResponseItem(this.id, this.site, this.touchpoint, this.channel, this.customerType,
				this.questionnaire, this.questionnaireVersion, this.overall, this.nps, this.moment, null, this.language,
				this.contactable, this.occurredAt, this.receivedAt, this.suspect, this.verdict, true) : this;
	}

	Cursor cursor() {
		return new Cursor(this.occurredAt, this.id);
	}

}
