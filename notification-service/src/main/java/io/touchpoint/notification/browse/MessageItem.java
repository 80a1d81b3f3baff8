package io.touchpoint.notification.browse;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.notification.delivery.Channel;
import io.touchpoint.notification.delivery.MessageKind;
import io.touchpoint.notification.delivery.MessageState;
import io.touchpoint.starter.web.Cursor;

/**
 * A message in the list.
 *
 * @param restricted whether it is about a case for few eyes only, or an answer that it
 * came from
 */
record MessageItem(UUID id, String site, MessageKind kind, Channel channel, @Nullable String recipient,
		@Nullable String subject, MessageState state, int attempts, @Nullable String lastError, Instant createdAt,
		@Nullable Instant sentAt, boolean restricted) {

	Cursor cursor() {
		return new Cursor(this.createdAt, this.id);
	}

	/**
	 * The same without the customer's address.
	 */
	MessageItem withoutAddress() {
		if (this.recipient == null) {
			return this;
		}
		String mask = Mask.address(this.recipient);
		String error = (this.lastError == null) ? null : Mask.in(this.lastError, this.recipient);
		return new MessageItem(this.id, this.site, this.kind, this.channel, mask, this.subject, this.state,
				this.attempts, error, this.createdAt, this.sentAt, this.restricted);
	}

}
