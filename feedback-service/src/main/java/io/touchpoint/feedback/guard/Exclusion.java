package io.touchpoint.feedback.guard;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.starter.event.NewEvent;

/**
 * Payload of {@code response.excluded} and {@code response.restored}, version 1: the
 * response counts no more, or again.
 *
 * @param revision rises with each change of the same response: the highest one holds
 */
public record Exclusion(Reason reason, int revision) {

	static final String EXCLUDED = "response.excluded";

	static final String RESTORED = "response.restored";

	private static final int VERSION = 1;

	/** Why it counts no more. */
	public enum Reason {

		/** A manager does not believe it. */
		SUSPECT,

		/** The import that brought it was undone. */
		IMPORT_UNDONE

	}

	/** Tells that a response counts no more. */
	public static NewEvent excluded(UUID response, String site, Instant occurredAt, Reason reason, int revision) {
		return new NewEvent(EXCLUDED, VERSION, site, occurredAt, response.toString(), new Exclusion(reason, revision));
	}

	/** Tells that it counts again. */
	static NewEvent restored(UUID response, String site, Instant occurredAt, int revision) {
		return new NewEvent(RESTORED, VERSION, site, occurredAt, response.toString(),
				new Exclusion(Reason.SUSPECT, revision));
	}

}
