package io.touchpoint.complaint.casework;

import java.time.Instant;

/**
 * Something in the history of a case that its clocks go by.
 */
public sealed interface Stage {

	Instant at();

	/** A move. */
	record Moved(Instant at, Status from, Status to) implements Stage {

		/** Parting puts a case back where it stood: that opens nothing again. */
		public boolean reopens() {
			return this.to == Status.REOPENED && this.from != Status.MERGED;
		}

	}

	/** A holding reply told the customer that it takes longer. */
	record Held(Instant at) implements Stage {
	}

}
