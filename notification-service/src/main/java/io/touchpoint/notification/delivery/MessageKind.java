package io.touchpoint.notification.delivery;

/**
 * What a message is for.
 */
public enum MessageKind {

	/** Thanks somebody who gave feedback and left an address. */
	THANK_YOU(true, false, false),

	/** Tells a complainant that the complaint has arrived and how to follow it. */
	ACKNOWLEDGEMENT(false, true, true),

	/**
	 * Thanks somebody who came for the first time, with the survey's address if the
	 * customer may be asked.
	 */
	WELCOME(true, false, false),

	/** Invites to a survey. */
	INVITATION(false, true, false),

	/** Invites once more, if nobody answered. */
	REMINDER(false, true, false),

	/** Tells the people of a site that a customer had a bad time. */
	ALERT(false, false, false),

	/** Passes praise on to the person or unit that it is for. */
	COMPLIMENT(false, false, false),

	/** Thanks somebody for their praise. */
	COMPLIMENT_THANKS(false, false, false),

	/** Tells a site which of its touchpoints were not evaluated by their due date. */
	EVALUATION_OVERDUE(false, false, false),

	/** Tells head office which of them no mystery visit has evaluated by then. */
	MYSTERY_OVERDUE(false, false, false),

	/** Tells whom it concerns that a complaint's deadline comes near or has passed. */
	COMPLAINT_CLOCK(false, false, true),

	/** Sends somebody who is to visit a site the link to report by. */
	VISIT_PLANNED(false, true, false),

	/** Reminds somebody who has not reported of a visit. */
	VISIT_REMINDER(false, true, false),

	/** Tells those who plan visits that one has brought no report in time. */
	VISIT_OVERDUE(false, false, false),

	/** Tells managers and head office that there is a security finding. */
	SECURITY_FINDING(false, false, false),

	/** Reminds who made a promise, and who owns its case, that it is due soon. */
	PROMISE_DUE(false, false, true),

	/** Tells them and the site that a promise was broken. */
	PROMISE_BROKEN(false, false, true),

	/** Asks those who can say yes to a remedy to decide about it. */
	REMEDY_WAITING(false, false, true),

	/** Tells who asked for a remedy what was decided. */
	REMEDY_DECIDED(false, false, true),

	/** Tells somebody that a corrective action is theirs to do. */
	ACTION_GIVEN(false, false, true),

	/** Reminds them that it is due soon. */
	ACTION_DUE(false, false, true),

	/** Tells them that its day is over. */
	ACTION_OVERDUE(false, false, true),

	/** What a colleague wrote to a complainant. */
	REPLY(false, true, true),

	/** Gives a complainant a new link to the case: all others ended. */
	LINK_RENEWED(false, true, true);

	private final boolean rests;

	private final boolean needsTracking;

	private final boolean needsReference;

	MessageKind(boolean rests, boolean needsTracking, boolean needsReference) {
		this.rests = rests;
		this.needsTracking = needsTracking;
		this.needsReference = needsReference;
	}

	/** Whether it goes to a customer, who may ask to be forgotten. */
	public boolean toCustomer() {
		return switch (this) {
			case THANK_YOU, ACKNOWLEDGEMENT, WELCOME, INVITATION, REMINDER, COMPLIMENT_THANKS, REPLY, LINK_RENEWED ->
				true;
			case ALERT, COMPLIMENT, EVALUATION_OVERDUE, MYSTERY_OVERDUE, COMPLAINT_CLOCK, VISIT_PLANNED, VISIT_REMINDER,
					VISIT_OVERDUE, SECURITY_FINDING, PROMISE_DUE, PROMISE_BROKEN, REMEDY_WAITING, REMEDY_DECIDED,
					ACTION_GIVEN, ACTION_DUE, ACTION_OVERDUE ->
				false;
		};
	}

	/**
	 * Whether only head office may see that there is such a message: a site must not
	 * learn of a visit, and its staff not of a security finding.
	 */
	public boolean isForHeadOffice() {
		return switch (this) {
			case MYSTERY_OVERDUE, VISIT_PLANNED, VISIT_REMINDER, VISIT_OVERDUE, SECURITY_FINDING -> true;
			case THANK_YOU, ACKNOWLEDGEMENT, WELCOME, INVITATION, REMINDER, ALERT, COMPLIMENT, COMPLIMENT_THANKS,
					EVALUATION_OVERDUE, COMPLAINT_CLOCK, PROMISE_DUE, PROMISE_BROKEN, REMEDY_WAITING, REMEDY_DECIDED,
					ACTION_GIVEN, ACTION_DUE, ACTION_OVERDUE, REPLY, LINK_RENEWED ->
				false;
		};
	}

	/**
	 * Whether an address gets it only once in a while, however often it is asked for.
	 */
	boolean rests() {
		return this.rests;
	}

	/**
	 * Whether it makes no sense without the secret address that it is about.
	 */
	public boolean needsTracking() {
		return this.needsTracking;
	}

	/**
	 * Whether it makes no sense without something that the customer may quote.
	 */
	public boolean needsReference() {
		return this.needsReference;
	}

}
