package io.touchpoint.complaint.promise;

import java.time.Instant;

import io.touchpoint.complaint.casework.Actor;

/**
 * Something that happened to a promise.
 */
sealed interface PromiseEvent {

	Instant at();

	Actor by();

	/** It was made. */
	record Made(Instant at, Actor by) implements PromiseEvent {
	}

	/** It is due soon, and somebody must be reminded. */
	record DueSoon(Instant at, Actor by) implements PromiseEvent {
	}

	/** It was kept, in time or late. */
	record WasKept(Instant at, Actor by) implements PromiseEvent {
	}

	/** It was not kept. */
	record Broken(Instant at, Actor by) implements PromiseEvent {
	}

	/** The customer agreed to another one in its place. */
	record Renegotiated(Instant at, Actor by) implements PromiseEvent {
	}

}
