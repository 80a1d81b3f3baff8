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
 * @param occasion what it is about and to whom it goes
 * @param attempts how many tries there were, this one included
 * @param since from when its age counts
 * @param mail the finished mail, if an earlier try has come that far
 */
record Claimed(UUID id, UUID claim, Instant leasedUntil, Occasion occasion, int attempts, Instant createdAt,
		Instant since, @Nullable Mail mail) {

	String site() {
		return this.occasion.site();
	}

	Mail mail(String recipient, Composition.Words words) {
		return new Mail(this.id, this.createdAt, recipient, words);
	}

}
