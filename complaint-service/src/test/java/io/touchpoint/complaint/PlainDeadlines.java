package io.touchpoint.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Severity;

/**
 * Deadlines of a place whose every day is a working day and never closes.
 */
public class PlainDeadlines implements Deadlines {

	public static final Deadlines PLAIN = new PlainDeadlines();

	protected PlainDeadlines() {
	}

	@Override
	public Instant acknowledgeBy(Instant received) {
		return received.plus(3, ChronoUnit.DAYS);
	}

	@Override
	public Instant resolveBy(Instant from, Severity severity) {
		return from.plus(20, ChronoUnit.DAYS);
	}

	@Override
	public Instant onTheSpotBy(Instant received) {
		return received.plus(1, ChronoUnit.DAYS);
	}

	@Override
	public Instant reactBy(Instant raised) {
		return raised.plus(15, ChronoUnit.MINUTES);
	}

	@Override
	public Instant reopenBy(Instant ended) {
		return ended.plus(30, ChronoUnit.DAYS);
	}

	@Override
	public Instant extended(Instant due, Instant from, Instant to) {
		return due.plus(Duration.between(from, to));
	}

}
