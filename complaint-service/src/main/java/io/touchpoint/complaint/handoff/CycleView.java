package io.touchpoint.complaint.handoff;

import java.time.Instant;
import java.util.List;

import io.touchpoint.complaint.casework.Desk;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a case went; all lengths in whole seconds, the parts add up to the
 * total.
 *
 * @param endedAt when the case ended; the split goes to now while it has not
 * @param reopened how often it was opened again
 * @param repeated how often a stage was entered once more
 * @param returned how often it came back to a desk that had it
 */
record CycleView(Instant receivedAt, @Nullable Instant endedAt, long totalSeconds, long activeSeconds, long deadSeconds,
		long waitingSeconds, long closedSeconds, List<OneHandOff> handOffs, int reopened, int repeated, int returned) {

	static CycleView of(Cycle cycle) {
		return new CycleView(cycle.receivedAt(), cycle.endedAt(), cycle.totalSeconds(), cycle.activeSeconds(),
				cycle.deadSeconds(), cycle.waitingSeconds(), cycle.closedSeconds(),
				cycle.handOffs().stream().map(OneHandOff::of).toList(), cycle.reopened(), cycle.repeated(),
				cycle.returned());
	}

	/**
	 * A hand-off.
	 *
	 * @param fromUnit the code of the unit before
	 * @param fromOwner the name of who looked after the case before
	 * @param takenUpAt when the receiving side first did something
	 * @param deadSeconds open time that passed without anything being done
	 */
	record OneHandOff(Instant at, String by, @Nullable String fromUnit, @Nullable String fromOwner,
			@Nullable String toUnit, @Nullable String toOwner, @Nullable Instant takenUpAt, long deadSeconds,
			boolean returned) {

		static OneHandOff of(HandOff handOff) {
			return new OneHandOff(handOff.at(), handOff.by(), handOff.from().unit(), owner(handOff.from()),
					handOff.to().unit(), owner(handOff.to()), handOff.takenUpAt(), handOff.deadSeconds(),
					handOff.returned());
		}

		private static @Nullable String owner(Desk desk) {
			return (desk.owner() != null) ? desk.owner().name() : null;
		}

	}

}
