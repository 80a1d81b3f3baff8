package io.touchpoint.complaint.contactplan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Person;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan from its row.
 */
final class ContactPlanRow {

	static final String COLUMNS = """
			p.id, p.complaint, p.site, p.contact, p.internal, p.revision, p.state, p.reason, p.person_id, p.person_name,
			p.reply_every, p.review_on, p.letter, p.decided_at, p.decided_by_id, p.decided_by_name, p.ended_at,
			p.ended_by, p.end_reason
			""";

	private ContactPlanRow() {
	}

	static ContactPlan read(Readable row) {
		return new ContactPlan(need(row, "id", UUID.class), need(row, "complaint", UUID.class),
				need(row, "site", String.class), row.get("contact", String.class), need(row, "internal", Boolean.class),
				need(row, "revision", Long.class), PlanState.valueOf(need(row, "state", String.class)),
				need(row, "reason", String.class), terms(row), row.get("letter", UUID.class),
				need(row, "decided_at", Instant.class),
				new Person(need(row, "decided_by_id", String.class), need(row, "decided_by_name", String.class)),
				ending(row));
	}

	private static ContactPlan.@Nullable Terms terms(Readable row) {
		String person = row.get("person_id", String.class);
		return (person == null) ? null
				: new ContactPlan.Terms(new Person(person, need(row, "person_name", String.class)),
						need(row, "reply_every", Integer.class), need(row, "review_on", LocalDate.class));
	}

	private static ContactPlan.@Nullable Ending ending(Readable row) {
		Instant at = row.get("ended_at", Instant.class);
		return (at == null) ? null
				: new ContactPlan.Ending(at, need(row, "ended_by", String.class), row.get("end_reason", String.class));
	}

	static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
