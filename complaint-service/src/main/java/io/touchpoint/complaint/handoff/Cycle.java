package io.touchpoint.complaint.handoff;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The cycle time of a case, split in whole seconds; the four parts add up to the whole.
 * <p>
 * The cycle runs from the receipt to the end, or to now; where a case was opened again,
 * the time between its end and that is nobody's and left out. Each second is the first of
 * these that holds:
 * <ol>
 * <li>closed: the site is closed;</li>
 * <li>waiting: the customer was asked;</li>
 * <li>dead: the case was handed over and the receiving side has done nothing on it;</li>
 * <li>active: everything else.</li>
 * </ol>
 * A hand-off is a change of the desk away from one that had the case: the first desk that
 * a case is laid on takes it from nobody. Its dead time ends with the first thing that
 * somebody else than who handed it over does on the case (a move, a note, a promise, a
 * new classification, handing it on), or at once where somebody takes the case
 * themselves. What clocks and the customer do does not count. Rework is a case that was
 * opened again, or a stage that was entered once more; waiting for the customer's answer
 * and going on is part of a stage and repeats none.
 *
 * @param endedAt the end; none while the case is open
 * @param reopened how often it was opened again
 * @param repeated how often a stage was entered that the case had been in before
 * @param returned how often it came back to a desk that had it before
 */
record Cycle(Instant receivedAt, @Nullable Instant endedAt, long activeSeconds, long deadSeconds, long waitingSeconds,
		long closedSeconds, List<HandOff> handOffs, int reopened, int repeated, int returned) {

	Cycle {
		handOffs = List.copyOf(handOffs);
	}

	long totalSeconds() {
		return this.activeSeconds + this.deadSeconds + this.waitingSeconds + this.closedSeconds;
	}

}
