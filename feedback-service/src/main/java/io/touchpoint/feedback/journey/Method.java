package io.touchpoint.feedback.journey;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a touchpoint is evaluated, and which answers count for it. A channel may serve
 * several methods: a tap at a kiosk counts for the method that the touchpoint's plan
 * names.
 */
enum Method {

	/** Customers answer a questionnaire, wherever they meet it. */
	SURVEY(Channel.WEB, Channel.QR, Channel.KIOSK, Channel.EMAIL, Channel.WIDGET, Channel.PAPER, Channel.IMPORT),

	/** One question, answered in passing. */
	ONE_TAP(Channel.KIOSK, Channel.QR, Channel.WIDGET, Channel.WEB),

	/** Somebody plays the customer and reports. */
	MYSTERY_VISIT(Channel.MYSTERY_VISIT),

	/** A place is looked at with a list in hand. */
	INSPECTION(Channel.INSPECTION),

	/** Staff note what customers say. */
	STAFF_NOTE(Channel.REMARK);

	private final Set<Channel> channels;

	Method(Channel first, Channel... others) {
		this.channels = EnumSet.of(first, others);
	}

	/**
	 * The channels whose answers count.
	 */
	Set<Channel> channels() {
		return this.channels;
	}

}
