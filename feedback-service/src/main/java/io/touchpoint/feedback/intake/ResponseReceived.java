package io.touchpoint.feedback.intake;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.touchpoint.feedback.guard.Suspicion;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.Answer;
import io.touchpoint.feedback.questionnaire.Attribute;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Dimension;
import io.touchpoint.feedback.questionnaire.GuestStep;
import io.touchpoint.feedback.questionnaire.MonitoredArea;
import org.jspecify.annotations.Nullable;

/**
 * Payload of {@code response.received}, version 1: codes and numbers, no personal text.
 * What came later is left out where it was not asked, as it is in events from before.
 * Single answers are not told: what reports add up are marks of what questions are tagged
 * with, whatever a questionnaire calls them, and each tag weighs once per response.
 *
 * @param dimensions those that were rated
 * @param smiley the first face that was tapped, from 1 to 4
 * @param effort from 1 to 7
 * @param attributes those that were rated or said to matter
 * @param areas those that were rated or said to matter
 * @param steps those of the service script that were checked or rated
 */
record ResponseReceived(Channel channel, String touchpoint, CustomerType customerType, String questionnaire,
		int questionnaireVersion, @Nullable Integer overall, @Nullable Integer nps, Moment moment,
		Map<Dimension, Marks.Mark> dimensions, @Nullable PromiseState promise, @Nullable Relation relation,
		String language, boolean contactable, boolean imported,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer smiley,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer effort,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Attribute, Marks.Mark> attributes,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) Map<MonitoredArea, Marks.Mark> areas,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) Map<GuestStep, Marks.Step> steps,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Suspicion suspect) {

	static final String TYPE = "response.received";

	static final int VERSION = 1;

	static ResponseReceived of(NewResponse response, Marks marks, @Nullable Suspicion suspect) {
		return new ResponseReceived(response.channel(), response.touchpoint(), response.customerType(),
				response.questionnaire(), response.questionnaireVersion(), response.overall(), response.nps(),
				response.moment(), rated(marks.dimensions()), response.promise(), response.relation(),
				response.language(), response.contact() != null, response.imported(), smiley(response.answers()),
				marks.effort(), marks.attributes(), marks.areas(), marks.steps(), suspect);
	}

	/** Followers count on a mark with every dimension. */
	private static SortedMap<Dimension, Marks.Mark> rated(SortedMap<Dimension, Marks.Mark> dimensions) {
		SortedMap<Dimension, Marks.Mark> rated = new TreeMap<>(dimensions);
		rated.values().removeIf((mark) -> mark.experienced() == null);
		return rated;
	}

	private static @Nullable Integer smiley(Map<String, Answer> answers) {
		for (Answer answer : answers.values()) {
			if (answer instanceof Answer.Tap tap) {
				return tap.value();
			}
		}
		return null;
	}

}
