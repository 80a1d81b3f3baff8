package io.touchpoint.notification.browse;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.notification.delivery.Channel;
import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.notification.delivery.MessageState;

/**
 * A message with its words.
 *
 * @param restricted whether it is about a case for few eyes only, or an answer that it
 * came from
 * @param complaint id of the complaint that it belongs to; that of its answer only while
 * few may see it
 * @param about id of the response or complaint it is about
 * @param language language of the words
 * @param nextTryAt when it is tried again, if it waits
 * @param text plain text as sent
 * @param html HTML as sent
 * @param masked what is hidden from the reader
 */
record MessageDetail(UUID id, String site, MessageKind kind, Channel channel, @Nullable String recipient,
		@Nullable String subject, MessageState state, int attempts, @Nullable String lastError, Instant createdAt,
		@Nullable Instant sentAt, boolean restricted, @Nullable String complaint, String about,
		@Nullable String language, @Nullable Instant nextTryAt, @Nullable String text, @Nullable String html,
		List<String> masked) {

	private static final List<String> WORDS = List.of("text", "html");

	static MessageDetail of(MessageItem item, @Nullable String complaint, String about, @Nullable String language,
			@Nullable Instant nextTryAt, @Nullable String text, @Nullable String html) {
		return new MessageDetail(item.id(), item.site(), item.kind(), item.channel(), item.recipient(), item.subject(),
				item.state(), item.attempts(), item.lastError(), item.createdAt(), item.sentAt(), item.restricted(),
				complaint, about, language, nextTryAt, text, html, List.of());
	}

	/**
	 * The same without the customer's address.
	 */
	MessageDetail withoutAddress() {
		MessageItem masked = new MessageItem(this.id, this.site, this.kind, this.channel, this.recipient, this.subject,
				this.state, this.attempts, this.lastError, this.createdAt, this.sentAt, this.restricted)
			.withoutAddress();
		return of(masked, this.complaint, this.about, this.language, this.nextTryAt, this.text, this.html);
	}

	/**
	 * The same without its words, for whoever may not see what they tell of the case.
	 */
	MessageDetail withoutWords() {
		return new MessageDetail(this.id, this.site, this.kind, this.channel, this.recipient, this.subject, this.state,
				this.attempts, this.lastError, this.createdAt, this.sentAt, this.restricted, this.complaint, this.about,
				this.language, this.nextTryAt, null, null, WORDS);
	}

}
