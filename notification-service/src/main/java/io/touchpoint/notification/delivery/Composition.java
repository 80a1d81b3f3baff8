package io.touchpoint.notification.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Composer} answers.
 */
public sealed interface Composition {

	/**
	 * The finished words.
	 *
	 * @param senderName whose name stands as the sender
	 * @param replyTo where answers go
	 * @param language language tag
	 * @param subject subject line
	 * @param text plain text part
	 * @param html HTML part
	 * @param secret the part of the texts that lets its holder act as the customer
	 * @param unsubscribe address that stops such mail; null if the mail answers something
	 * that the customer did
	 */
	record Words(String senderName, @Nullable String replyTo, String language, String subject, String text, String html,
			@Nullable String secret, @Nullable String unsubscribe) implements Composition {
	}

	/**
	 * Something that the words need is not there yet.
	 */
	record Incomplete(String reason) implements Composition {
	}

}
