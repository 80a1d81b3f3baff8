package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.Set;

/**
 * What may be done with a visit, and when. Pure.
 */
final class VisitRules {

	private VisitRules() {
	}

	/**
	 * What comes of asking.
	 */
	sealed interface Decision {

		/** It may be done. */
		record Accepted() implements Decision {
		}

		/**
		 * It may not.
		 *
		 * @param possible what the visit may still become
		 */
		record Refused(Reason reason, Set<VisitState> possible) implements Decision {
		}

	}

	/**
	 * Why something is refused.
	 */
	enum Reason {

		/** Its state does not allow it. */
		ILLEGAL_MOVE,

		/** The window has not begun. */
		TOO_EARLY,

		/** No report is taken any more. */
		TOO_LATE

	}

	/** Only what nobody has begun can be changed. */
	static Decision change(SiteVisit visit) {
		return (visit.state() == VisitState.PLANNED) ? new Decision.Accepted() : refused(visit, Reason.ILLEGAL_MOVE);
	}

	/** A new link is for a report that may still come. */
	static Decision renewLink(SiteVisit visit) {
		return visit.state().isOpen() ? new Decision.Accepted() : refused(visit, Reason.ILLEGAL_MOVE);
	}

	static Decision cancel(SiteVisit visit) {
		return move(visit, VisitState.CANCELLED);
	}

	/** Notes may be taken before the window begins. */
	static Decision save(SiteVisit visit, Instant now) {
		return visit.state().isOpen() ? inTime(visit, now) : refused(visit, Reason.ILLEGAL_MOVE);
	}

	static Decision handIn(SiteVisit visit, Instant now) {
		return switch (move(visit, VisitState.DONE)) {
			case Decision.Refused refused -> refused;
			case Decision.Accepted accepted ->
				now.isBefore(visit.from()) ? refused(visit, Reason.TOO_EARLY) : inTime(visit, now);
		};
	}

	private static Decision inTime(SiteVisit visit, Instant now) {
		return now.isAfter(visit.closesAt()) ? refused(visit, Reason.TOO_LATE) : new Decision.Accepted();
	}

	private static Decision move(SiteVisit visit, VisitState to) {
		return visit.state().next().contains(to) ? new Decision.Accepted() : refused(visit, Reason.ILLEGAL_MOVE);
	}

	private static Decision refused(SiteVisit visit, Reason reason) {
		return new Decision.Refused(reason, visit.state().next());
	}

}
