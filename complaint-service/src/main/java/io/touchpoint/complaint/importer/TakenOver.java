package io.touchpoint.complaint.importer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Classification;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.importer.RefusedRow;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Begins cases that another system received.
 */
@Component
class TakenOver {

	/** The reference is drawn when the case goes in. */
	static final String NO_REFERENCE = "";

	private static final Instant EARLIEST = Instant.EPOCH;

	private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

	private final Ids ids;

	private final Deadlines.Calendar calendar;

	TakenOver(Ids ids, Deadlines.Calendar calendar) {
		this.ids = ids;
		this.calendar = calendar;
	}

	Accepted received(String site, Matter matter, @Nullable Contact contact, String by, Instant at, ZoneId zone) {
		if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
			throw new RefusedRow("received at " + at + ", which is not between 1970 and 2200");
		}
		UUID id = this.ids.next();
		return Complaint.receive(id, site, NO_REFERENCE, matter, contact, Actor.named(by), at, at, true,
				deadlines(zone));
	}

	Deadlines deadlines(ZoneId zone) {
		return this.calendar.at(zone);
	}

	/** A formal complaint of a consumer, where the source tells no more than this. */
	static Classification filed(Cause cause, About about) {
		return new Classification(Severity.NORMAL, List.of(cause), CustomerType.CONSUMER, about, null,
				Formality.FORMAL);
	}

	/** At most that many characters. */
	static String within(int most, String text) {
		return (text.length() <= most) ? text : text.substring(0, most - 1) + "…";
	}

	static List<String> nonEmpty(String... lines) {
		return List.of(lines).stream().filter((line) -> !line.endsWith(": ")).toList();
	}

}
