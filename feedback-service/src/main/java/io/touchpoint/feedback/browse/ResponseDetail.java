package io.touchpoint.feedback.browse;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.feedback.intake.PromiseState;
import io.touchpoint.feedback.intake.Relation;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.Answered;
import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * A response with everything that was answered.
 *
 * @param contact null when none was given, or when the caller may not see it
 * @param referredBy who sent the customer; null too when the caller may not see contacts
 */
record ResponseDetail(UUID id, String site, String touchpoint, Channel channel, CustomerType customerType,
		String questionnaire, int questionnaireVersion, @Nullable Integer overall, @Nullable Integer nps, Moment moment,
		@Nullable String comment, String language, boolean contactable, Instant occurredAt, Instant receivedAt,
		List<Answered> answers, @Nullable ContactShown contact, @Nullable PromiseState promise,
		@Nullable Relation relation, @Nullable String referredBy, @Nullable Integer waitedSeconds, boolean imported) {

	/**
	 * How the customer agreed to be reached.
	 */
	record ContactShown(String email, @Nullable String name) {
	}

	static ResponseDetail of(ResponseItem item, ResponseQueries.Rest rest, List<Answered> answers,
			@Nullable ContactShown contact, boolean whole) {
		return new ResponseDetail(item.id(), item.site(), item.touchpoint(), item.channel(), item.customerType(),
				item.questionnaire(), item.questionnaireVersion(), item.overall(), item.nps(), item.moment(),
				item.comment(), item.language(), item.contactable(), item.occurredAt(), item.receivedAt(), answers,
				contact, rest.promise(), rest.relation(), whole ? rest.referredBy() : null, rest.waitedSeconds(),
				rest.imported());
	}

}
