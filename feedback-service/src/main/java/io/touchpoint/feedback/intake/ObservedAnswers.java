package io.touchpoint.feedback.intake;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Mono;

import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Wording;

import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * The way into the intake for what observers report: checked by the same rules and
 * written by the same loop as the answers of customers.
 */
@Component
public class ObservedAnswers {

	private final Intake intake;

	ObservedAnswers(Intake intake) {
		this.intake = intake;
	}

	/**
	 * Where something was observed.
	 */
	public record Place(String site, CustomerType customerType, String touchpoint, Channel channel, String language) {
	}

	/**
	 * Stores what was observed under its key.
	 * @param page what was typed, already checked
	 * @return the id of the response, the same for every repetition
	 */
	public Mono<UUID> accept(String key, Place place, ScriptPart script, MultiValueMap<String, String> page,
			Instant observedAt) {
		Questionnaire questionnaire = script.questionnaire();
		Survey nowhere = new Survey("", place.site(), place.site(), List.of(place.language()), null, null,
				place.customerType(), place.touchpoint(), new Wording(Map.of("en", place.touchpoint())),
				questionnaire.id(), questionnaire.version(), place.channel(), true, Set.of());
		return this.intake
			.accept(Sent.form(key, nowhere.code(), page), script.submission(page, observedAt).at(observedAt), nowhere)
			.map(Intake.Receipt::id);
	}

}
