package io.touchpoint.feedback.journey;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a touchpoint is evaluated, and which answers count for it. Customers answer through
 * the same channels by one tap and in a survey: an answer with a tapped face that
 * everybody is asked for counts as one, every other answer as the other, and none as
 * both.
 */
enum Method {

	/** Customers answer a questionnaire, wherever they meet it. */
	SURVEY(List.of(false), Channel.WEB, Channel.QR, Channel.KIOSK, Channel.EMAIL, Channel.WIDGET, Channel.PAPER,
			Channel.IMPORT),

	/** One tap on a face, in passing. */
	ONE_TAP(List.of(true), Channel.WEB, Channel.QR, Channel.KIOSK, Channel.EMAIL, Channel.WIDGET, Channel.PAPER,
			Channel.IMPORT),

	/** Somebody plays the customer and reports. */
	MYSTERY_VISIT(List.of(false, true), Channel.MYSTERY_VISIT),

	/** A place is looked at with a list in hand. */
	INSPECTION(List.of(false, true), Channel.INSPECTION),

	/** Staff note what customers say. */
	STAFF_NOTE(List.of(false, true), Channel.REMARK);

	private final List<Boolean> tapped;

	private final Set<Channel> channels;

	Method(List<Boolean> tapped, Channel first, Channel... others) {
		this.tapped = tapped;
		this.channels = EnumSet.of(first, others);
	}

	/**
	 * Whether answers with a tapped face count, or those without, or both.
	 */
	List<Boolean> tapped() {
		return this.tapped;
	}

	/**
	 * The channels whose answers count.
	 */
	Set<Channel> channels() {
		return this.channels;
	}

}
