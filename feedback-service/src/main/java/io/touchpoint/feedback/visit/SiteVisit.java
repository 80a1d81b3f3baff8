package io.touchpoint.feedback.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.web.Cursor;

/**
 * A visit and where it stands.
 *
 * @param touchpoints what is looked at, in its order
 * @param from begin of the window
 * @param to end of the window
 * @param closesAt until when a report is taken
 * @param shopper who goes there; of a mystery visit only for those who plan it, and null
 * once its time is over
 * @param brief the cover story or what to look at; of a mystery visit only for those who
 * plan it
 * @param endedAt when it was done, called off or given up
 * @param score from 0 to 100, the mean over all scored answers; null without any
 * @param scored how many answers that is
 */
record SiteVisit(UUID id, String site, String siteName, VisitMethod method, CustomerType customerType, String language,
		List<VisitStop> touchpoints, Instant from, Instant to, Instant closesAt, @Nullable Shopper shopper,
		@Nullable String brief, VisitState state, String plannedBy, Instant plannedAt, @Nullable Instant startedAt,
		@Nullable Instant endedAt, @Nullable Double score, int scored, long revision) {

	SiteVisit {
		touchpoints = List.copyOf(touchpoints);
	}

	/** Whether its site knows nothing of it. */
	boolean isBlind() {
		return this.method == VisitMethod.MYSTERY_VISIT && this.state != VisitState.DONE;
	}

	Cursor cursor() {
		return new Cursor(this.from, this.id);
	}

	/**
	 * As those may see it who did not plan it: nobody shall know a shopper who comes
	 * again, and of an inspector no more than the name.
	 */
	SiteVisit discreet() {
		boolean open = this.method == VisitMethod.INSPECTION;
		return new SiteVisit(this.id, this.site, this.siteName, this.method, this.customerType, this.language,
				this.touchpoints, this.from, this.to, this.closesAt,
				(open && this.shopper != null) ? new Shopper(this.shopper.name(), null) : null,
				open ? this.brief : null, this.state, this.plannedBy, this.plannedAt, this.startedAt, this.endedAt,
				this.score, this.scored, this.revision);
	}

}
