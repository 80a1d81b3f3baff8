package io.touchpoint.feedback.intake;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import io.touchpoint.feedback.guard.Suspicion;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.NewEvent;
import org.jspecify.annotations.Nullable;

/**
 * A response about to be stored and told.
 *
 * @param answers by question id, without the comment
 * @param referredBy who sent the customer, in words that may name a person
 * @param oneTap whether a face was tapped that everybody is asked for
 * @param imported whether it was collected elsewhere
 */
public record NewResponse(UUID id, String site, String touchpoint, Channel channel, CustomerType customerType,
		String questionnaire, int questionnaireVersion, SortedMap<String, Answer> answers, Moment moment,
		@Nullable String comment, @Nullable Contact contact, String language, @Nullable Relation relation,
		@Nullable String referredBy, @Nullable PromiseState promise, @Nullable Integer waitedSeconds, boolean oneTap,
		boolean imported, Instant occurredAt, Instant receivedAt) {

	/** Only customers have moments of truth, whoever judged and however it came in. */
	public NewResponse {
		moment = channel.isOfCustomers() ? moment : Moment.NEUTRAL;
	}

	/**
	 * The same response with its moment judged.
	 */
	public NewResponse with(Moment judged) {
		return new NewResponse(this.id, this.site, this.touchpoint, this.channel, this.customerType, this.questionnaire,
				this.questionnaireVersion, this.answers, judged, this.comment, this.contact, this.language,
				this.relation, this.referredBy, this.promise, this.waitedSeconds, this.oneTap, this.imported,
				this.occurredAt, this.receivedAt);
	}

	public @Nullable Integer overall() {
		return mark("overall");
	}

	public @Nullable Integer nps() {
		return mark("nps");
	}

	/**
	 * The lowest face that was tapped, from 1 to 4: of several, the best one counts only
	 * if the others are no worse.
	 */
	public @Nullable Integer face() {
		return this.answers.values().stream().<Integer>mapMulti((answer, faces) -> {
			if (answer instanceof Answer.Tap tap) {
				faces.accept(tap.value());
			}
		}).min(Comparator.naturalOrder()).orElse(null);
	}

	private @Nullable Integer mark(String question) {
		return (this.answers.get(question) instanceof Answer.Mark mark) ? mark.value() : null;
	}

	/**
	 * The answers as they are kept in the database and shown in the API: a number, an
	 * object of both halves, true or false, ids of options, or a text.
	 */
	public Map<String, Object> plainAnswers() {
		Map<String, Object> plain = new TreeMap<>();
		this.answers.forEach((question, answer) -> plain.put(question, answer.plain()));
		return plain;
	}

	/**
	 * Tells of the response, without a word of the customer; what its questions are about
	 * follows from their ids.
	 */
	public NewEvent received() {
		return received(Marks.byId(this.answers), null);
	}

	/**
	 * Tells of the response, without a word of the customer.
	 * @param marks what the answers say of what their questions are tagged with
	 * @param suspect why it looks as if no customer had given it
	 */
	NewEvent received(Marks marks, @Nullable Suspicion suspect) {
		return new NewEvent(ResponseReceived.TYPE, ResponseReceived.VERSION, this.site, this.occurredAt,
				this.id.toString(), ResponseReceived.of(this, marks, suspect));
	}

}
