package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Reads a case from its row.
 */
final class ComplaintRow {

	static final String COLUMNS = """
			id, site, reference, revision, status, channel, severity, causes, customer_type, about, area, formality,
			subject, description, language, contact_email, contact_name, received_by, unit, owner_id,
			owner_name, on_the_spot, outcome, in_customers_favour, remedy, timely, received_at, forwarded_at, acknowledge_by,
			resolve_by, restriction, handler_ids, handler_names, waiting_since, acknowledged_at, resolved_at, closed_at, merged_into, merged_from, merged_at,
			source IS NOT NULL AS imported
			""";

	private ComplaintRow() {
	}

	static Complaint read(Readable row) {
		return new Complaint(need(row, "id", UUID.class), need(row, "site", String.class),
				need(row, "reference", String.class), need(row, "revision", Long.class),
				one(Status.class, row, "status"), matter(row), contact(row), need(row, "received_by", String.class),
				new Desk(row.get("unit", String.class), owner(row)), need(row, "on_the_spot", Boolean.class),
				settlement(row), times(row), row.get("timely", Boolean.class), restriction(row),
				need(row, "imported", Boolean.class), merge(row));
	}

	private static @Nullable Merge merge(Readable row) {
		UUID into = row.get("merged_into", UUID.class);
		return (into == null) ? null
				: new Merge(into, one(Status.class, row, "merged_from"), need(row, "merged_at", Instant.class));
	}

	private static @Nullable Restriction restriction(Readable row) {
		Restriction.Reason reason = perhaps(Restriction.Reason.class, row, "restriction");
		String[] ids = need(row, "handler_ids", String[].class);
		String[] names = need(row, "handler_names", String[].class);
		return (reason == null) ? null : new Restriction(reason,
				IntStream.range(0, ids.length).mapToObj((i) -> new Person(ids[i], names[i])).toList());
	}

	private static Matter matter(Readable row) {
		return new Matter(one(Channel.class, row, "channel"), classification(row), need(row, "subject", String.class),
				need(row, "description", String.class), need(row, "language", String.class));
	}

	private static Classification classification(Readable row) {
		return new Classification(one(Severity.class, row, "severity"),
				Arrays.stream(need(row, "causes", String[].class)).map(Cause::valueOf).toList(),
				one(CustomerType.class, row, "customer_type"), one(About.class, row, "about"),
				perhaps(MonitoredArea.class, row, "area"), one(Formality.class, row, "formality"));
	}

	private static @Nullable Contact contact(Readable row) {
		String email = row.get("contact_email", String.class);
		return (email != null) ? new Contact(email, row.get("contact_name", String.class)) : null;
	}

	private static @Nullable Person owner(Readable row) {
		String id = row.get("owner_id", String.class);
		return (id != null) ? new Person(id, need(row, "owner_name", String.class)) : null;
	}

	private static Settlement settlement(Readable row) {
		return new Settlement(perhaps(Outcome.class, row, "outcome"), row.get("in_customers_favour", Boolean.class),
				perhaps(Remedy.class, row, "remedy"));
	}

	private static Times times(Readable row) {
		return new Times(need(row, "received_at", Instant.class), row.get("forwarded_at", Instant.class),
				need(row, "acknowledge_by", Instant.class), need(row, "resolve_by", Instant.class),
				row.get("waiting_since", Instant.class), row.get("acknowledged_at", Instant.class),
				row.get("resolved_at", Instant.class), row.get("closed_at", Instant.class));
	}

	static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

	private static <E extends Enum<E>> E one(Class<E> type, Readable row, String column) {
		return Enum.valueOf(type, need(row, column, String.class));
	}

	private static <E extends Enum<E>> @Nullable E perhaps(Class<E> type, Readable row, String column) {
		return Stream.ofNullable(row.get(column, String.class))
			.map((name) -> Enum.valueOf(type, name))
			.findFirst()
			.orElse(null);
	}

}
