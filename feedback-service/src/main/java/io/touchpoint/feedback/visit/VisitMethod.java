package io.touchpoint.feedback.visit;

import io.touchpoint.feedback.journey.Channel;

/**
 * How somebody looks for us.
 */
enum VisitMethod {

	/** Somebody plays the customer; the site does not know before it is over. */
	MYSTERY_VISIT(Channel.MYSTERY_VISIT, "mystery-visit"),

	/** A place is looked at with a list in hand. */
	INSPECTION(Channel.INSPECTION, "inspection");

	private final Channel channel;

	private final String script;

	VisitMethod(Channel channel, String script) {
		this.channel = channel;
		this.script = script;
	}

	/** Through which its answers come in. */
	Channel channel() {
		return this.channel;
	}

	/** Id of the questionnaire that is taken if nobody chooses another one. */
	String script() {
		return this.script;
	}

}
