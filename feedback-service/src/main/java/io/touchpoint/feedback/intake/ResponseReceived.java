package io.touchpoint.feedback.intake;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * Payload of {@code response.received}, version 1: codes and numbers, no personal text.
 */
record ResponseReceived(Channel channel, String touchpoint, CustomerType customerType, String questionnaire,
		int questionnaireVersion, @Nullable Integer overall, @Nullable Integer nps, Moment moment,
		Map<Dimension, Rating> dimensions, @Nullable PromiseState promise, @Nullable Relation relation, String language,
		boolean contactable, boolean imported) {

	static final String TYPE = "response.received";

	static final int VERSION = 1;

	/**
	 * What was said of one dimension.
	 */
	record Rating(int experienced, @Nullable Integer expected, @Nullable Integer importance) {
	}

	static ResponseReceived of(NewResponse response) {
		return new ResponseReceived(response.channel(), response.touchpoint(), response.customerType(),
				response.questionnaire(), response.questionnaireVersion(), response.overall(), response.nps(),
				response.moment(), dimensions(response.answers()), response.promise(), response.relation(),
				response.language(), response.contact() != null, response.imported());
	}

	private static SortedMap<Dimension, Rating> dimensions(Map<String, Answer> answers) {
		SortedMap<Dimension, Rating> ratings = new TreeMap<>();
		for (Dimension dimension : Dimension.values()) {
			if (answers.get(dimension.question()) instanceof Answer.Pair pair) {
				Integer importance = (answers.get(dimension.importanceQuestion()) instanceof Answer.Mark mark)
						? mark.value() : null;
				ratings.put(dimension, new Rating(pair.experienced(), pair.expected(), importance));
			}
		}
		return ratings;
	}

}
