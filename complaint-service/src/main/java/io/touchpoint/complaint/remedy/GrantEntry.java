package io.touchpoint.complaint.remedy;

import java.time.Instant;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Entry.Kind;
import io.touchpoint.complaint.casework.Person;
import org.jspecify.annotations.Nullable;

/**
 * The line that a remedy writes into the timeline of its case. It is between colleagues:
 * the customer sees in the result what they get.
 */
final class GrantEntry {

	private GrantEntry() {
	}

	static Entry of(Grant grant) {
		Ruling ruling = grant.ruling();
		return (ruling != null) ? line(grant, ruling.by(), ruling.at(), ruling.reason()) : line(grant, grant.askedBy(),
				grant.askedAt(), (grant.exception() != null) ? grant.exception() : grant.note());
	}

	private static Entry line(Grant grant, Person by, Instant at, @Nullable String text) {
		return Entry.by(Actor.of(by), at, kind(grant.state()), text, null, what(grant), false);
	}

	private static Kind kind(GrantState state) {
		return switch (state) {
			case WAITING -> Kind.REMEDY_ASKED;
			case GRANTED -> Kind.REMEDY_GRANTED;
			case DECLINED -> Kind.REMEDY_DECLINED;
		};
	}

	/** Such as {@code APOLOGY}, or {@code REFUND 1250 EUR} in the smallest unit. */
	private static String what(Grant grant) {
		Money cost = grant.cost();
		return cost.none() ? grant.kind().name() : grant.kind() + " " + cost.minor() + " " + cost.currency();
	}

}
