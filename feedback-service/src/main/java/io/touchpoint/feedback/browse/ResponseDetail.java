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
 * @param restricted whether a complaint that is for few eyes only came from it
 * @param masked what of it is hidden from the caller because they may not see that
 * complaint, whether there is something or not; of the answers those in words
 */
record ResponseDetail(UUID id, String site, String touchpoint, Channel channel, CustomerType customerType,
		String questionnaire, int questionnaireVersion, @Nullable Integer overall, @Nullable Integer nps, Moment moment,
		@Nullable String comment, String language, boolean contactable, Instant occurredAt, Instant receivedAt,
		List<Answered> answers, @Nullable ContactShown contact, @Nullable PromiseState promise,
		@Nullable Relation relation, @Nullable String referredBy, @Nullable Integer waitedSeconds, boolean imported,
		boolean restricted, List<String> masked) {

	private static final List<String> WORDS = List.of("comment", "answers", "contact", "referredBy");

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
				rest.imported(), item.restricted(), List.of());
	}

	/** The same for who may not see the complaint that came from it. */
	ResponseDetail hidden() {
		return new ResponseDetail(this.id, this.site, this.touchpoint, this.channel, this.customerType,
				this.questionnaire, this.questionnaireVersion, this.overall, this.nps, this.moment, null, this.language,
				this.contactable, this.occurredAt, this.receivedAt, Answered.withoutWords(this.answers), null,
				this.promise, this.relation, null, this.waitedSeconds, this.imported, true, WORDS);
	}

}
