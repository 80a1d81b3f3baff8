package io.touchpoint.notification.delivery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A message that one worker holds until its lease ends.
 *
 * @param id id of the message
 * @param claim the worker's proof that it still holds the message
 * @param leasedUntil when others may take it
 * @param site code of its site
 * @param kind what it is for
 * @param source the service that knows the recipient
 * @param about id of the thing there
 * @param attempts how many tries there were, this one included
 * @param since from when its age counts
 * @param mail the finished mail, if an earlier try has come that far
 */
record Claimed(UUID id, UUID claim, Instant leasedUntil, String site, MessageKind kind, String source, String about,
		int attempts, Instant createdAt, Instant since, @Nullable Mail mail) {

	Mail mail(String recipient, Composition.Words words) {
		return new Mail(this.id, this.createdAt, recipient, words);
	}

}
