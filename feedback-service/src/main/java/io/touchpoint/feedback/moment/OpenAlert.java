package io.touchpoint.feedback.moment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.questionnaire.CustomerType;

/**
 * An alert that takes further answers of its place.
 *
 * @param heard the answers that came to it now
 */
record OpenAlert(UUID id, String site, CustomerType customerType, String touchpoint, Instant firstAt, Instant lastAt,
		List<UUID> heard) {

	/** An alert as it stands before something new comes. */
	static OpenAlert stored(UUID id, String site, CustomerType customerType, String touchpoint, Instant firstAt,
			Instant lastAt) {
		return new OpenAlert(id, site, customerType, touchpoint, firstAt, lastAt, List.of());
	}

	/**
	 * Whether a bad answer belongs to the same matter: same place, and no longer apart
	 * than a matter may be quiet.
	 */
	boolean takes(Misery misery, Duration quiet) {
		return misery.isAt(this.site, this.customerType, this.touchpoint)
				&& !misery.at().isBefore(this.firstAt.minus(quiet)) && !misery.at().isAfter(this.lastAt.plus(quiet));
	}

	OpenAlert with(Misery misery) {
		List<UUID> all = new ArrayList<>(this.heard);
		all.add(misery.response());
		Instant at = misery.at();
		return new OpenAlert(this.id, this.site, this.customerType, this.touchpoint,
				at.isBefore(this.firstAt) ? at : this.firstAt, at.isAfter(this.lastAt) ? at : this.lastAt, all);
	}

}
