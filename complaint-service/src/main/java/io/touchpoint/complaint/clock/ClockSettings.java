package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.util.Map;

import io.touchpoint.complaint.casework.Severity;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things may take.
 *
 * @param preset the limits where nothing else is said
 * @param acknowledge time to the first answer
 * @param resolve time to the resolution, by severity
 * @param extended the whole time to the resolution after a holding reply, by severity
 * @param onTheSpot time in which a case may be resolved on the spot
 * @param react time to the first reaction of a person to a bad experience
 * @param pauses whether the clock stands still while the customer is asked
 * @param reopen how long after its end a case may be opened again
 * @param tellManagers when the site's managers are told, after the deadline
 * @param tellHeadOffice when head office is told, after the deadline
 * @param sweep how often unanswered cases, and clocks that have something to tell, are
 * looked through
 * @param sweepBatch how many of them at most at a time
 * @param review how often sites are looked for whose calendar is another one
 * @param lookupTimeout how long the directory may take to say who is to be told
 */
@ConfigurationProperties("touchpoint.complaint.clock")
record ClockSettings(Preset preset, @Nullable Limit acknowledge, @Nullable Map<Severity, Limit> resolve,
		@Nullable Map<Severity, Limit> extended, @Nullable Limit onTheSpot, Limit react, @Nullable Boolean pauses,
		Duration reopen, Limit tellManagers, Limit tellHeadOffice, Duration sweep, int sweepBatch, Duration review,
		Duration lookupTimeout) {

	/** A pause moves the deadline of a case alike, whichever of its two limits it has. */
	ClockSettings {
		boolean stops = (pauses != null) ? pauses : preset.pauses();
		for (Severity severity : Severity.values()) {
			Limit first = limit(resolve, severity, preset.resolve(severity));
			Limit longer = limit(extended, severity, preset.extended(severity));
			if (stops && first != null && longer != null && first.unit().open() != longer.unit().open()) {
				throw new IllegalArgumentException("Where clocks stand still, 'resolve' and 'extended' of " + severity
						+ " must both count open time, or neither");
			}
		}
	}

	private static @Nullable Limit limit(@Nullable Map<Severity, Limit> own, Severity severity,
			@Nullable Limit otherwise) {
		Limit told = (own != null) ? own.get(severity) : null;
		return (told != null) ? told : otherwise;
	}

	Limit toAcknowledge() {
		return (this.acknowledge != null) ? this.acknowledge : this.preset.acknowledge();
	}

	Limit toResolve(Severity severity) {
		Limit own = limit(this.resolve, severity, null);
		return (own != null) ? own : this.preset.resolve(severity);
	}

	/** The whole time after a holding reply; null if there is no longer one. */
	@Nullable Limit toResolveAfterHolding(Severity severity) {
		return limit(this.extended, severity, this.preset.extended(severity));
	}

	Limit toSettle() {
		return (this.onTheSpot != null) ? this.onTheSpot : this.preset.onTheSpot();
	}

	boolean stops() {
		return (this.pauses != null) ? this.pauses : this.preset.pauses();
	}

}
