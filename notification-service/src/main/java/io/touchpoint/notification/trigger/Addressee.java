package io.touchpoint.notification.trigger;

/**
 * Where the address of a message is known.
 */
sealed interface Addressee {

	/**
	 * A person whom a service knows. It is asked when the message is due and answers a
	 * {@link ContactAnswer}, or 404 when there is nobody to be told.
	 *
	 * @param service registered name of the service
	 * @param path path there, beginning with {@code /internal/}; may hold
	 * {@code {about}}, {@code {recipient}} and {@code {site}}
	 */
	record Person(String service, String path) implements Addressee {
	}

	/**
	 * The site itself, at the e-mail address of its contact block.
	 */
	record TheSite() implements Addressee {
	}

}
