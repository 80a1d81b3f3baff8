package io.touchpoint.feedback.intake;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.guard.Guard;
import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.questionnaire.Questionnaire;

/**
 * A survey and the version of its questions that the customer sees.
 */
record Asked(Opened opened, Questionnaire questionnaire, String language, @Nullable String network) {

	Survey survey() {
		return this.opened.survey();
	}

	Guard.Passage passage() {
		return new Guard.Passage(this.network, survey().code(), survey().site());
	}

	/** Where the form is sent to. */
	String address() {
		return this.opened.path();
	}

	/** An invitation is used up by then; its survey is open to all. */
	String thanks() {
		return ((this.opened.ticket() != null) ? "/s/" + survey().code() : address()) + "/thanks";
	}

	List<String> origins() {
		return this.opened.origins();
	}

	String framedBy() {
		return String.join(" ", origins());
	}

	/**
	 * A survey that was found.
	 *
	 * @param path where its page is
	 * @param ticket the invitation that opened it; null if it is open to all
	 * @param origins which websites may frame it
	 */
	record Opened(Survey survey, String path, Tickets.@Nullable Ticket ticket, List<String> origins) {
	}

}
