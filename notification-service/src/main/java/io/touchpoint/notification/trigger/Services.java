package io.touchpoint.notification.trigger;

/**
 * The registered names of the services whose events ask for messages.
 */
final class Services {

	static final String FEEDBACK = "feedback-service";

	static final String COMPLAINT = "complaint-service";

	private Services() {
	}

}
