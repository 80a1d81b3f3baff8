package io.touchpoint.complaint.handoff;

import java.time.Instant;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Status;

/**
 * One thing in the history of a case.
 */
sealed interface Happening {

	Instant at();

	Actor by();

	/** The case went from one status to another. */
	record Moved(Instant at, Actor by, Status from, Status to) implements Happening {
	}

	/** The case went from one desk to another. */
	record Handed(Instant at, Actor by, Desk from, Desk to) implements Happening {
	}

	/**
	 * Somebody did something on the case that left its status and its desk as they were.
	 */
	record Worked(Instant at, Actor by) implements Happening {
	}

}
