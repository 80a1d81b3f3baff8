package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a customer from a row, and writes what may be null.
 */
final class CustomerRow {

	static final String COLUMNS = """
			c.id, c.sites, c.customer_type, c.kind, c.state, c.name, c.email, c.phone, c.language, c.consent_at,
			c.consent_source, c.consent_link, c.opted_out_at, c.referred_by, c.visits, c.last_seen_at, c.merged_into,
			c.erased_at, c.revision, c.created_at""";

	/**
	 * Whether whoever asks sees every site of the customer {@code c}, as row-level
	 * security knows them.
	 */
	static final String WHOLE = "((SELECT site_everywhere()) OR c.sites <@ (SELECT site_scope())::text[])";

	private CustomerRow() {
	}

	static Customer read(Readable row) {
		return new Customer(value(row, "id", UUID.class), List.of(value(row, "sites", String[].class)),
				CustomerType.valueOf(value(row, "customer_type", String.class)),
				CustomerKind.valueOf(value(row, "kind", String.class)),
				CustomerState.valueOf(value(row, "state", String.class)), row.get("name", String.class),
				row.get("email", String.class), row.get("phone", String.class), row.get("language", String.class),
				consent(row), optionalTime(row, "opted_out_at"), row.get("referred_by", UUID.class),
				value(row, "visits", Integer.class), optionalTime(row, "last_seen_at"),
				row.get("merged_into", UUID.class), optionalTime(row, "erased_at"), value(row, "revision", Long.class),
				time(row, "created_at"));
	}

	private static @Nullable Consent consent(Readable row) {
		Instant at = optionalTime(row, "consent_at");
		String source = row.get("consent_source", String.class);
		return (at != null && source != null)
				? new Consent(at, ConsentSource.valueOf(source), value(row, "consent_link", Boolean.class)) : null;
	}

	/**
	 * What an entry had said until it was merged with another one, as the merge keeps it.
	 */
	static Word ownWord(Readable row) {
		Instant at = optionalTime(row, "own_consent_at");
		String source = row.get("own_consent_source", String.class);
		return new Word((at != null && source != null)
				? new Consent(at, ConsentSource.valueOf(source), value(row, "own_consent_link", Boolean.class)) : null,
				optionalTime(row, "own_opted_out_at"));
	}

	static <T> T value(Readable row, String column, Class<T> type) {
		T value = row.get(column, type);
		if (value == null) {
			throw new IllegalStateException("Column " + column + " is null");
		}
		return value;
	}

	static Instant time(Readable row, String column) {
		return value(row, column, OffsetDateTime.class).toInstant();
	}

	static @Nullable Instant optionalTime(Readable row, String column) {
		OffsetDateTime time = row.get(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	static Object text(@Nullable String value) {
		return Parameters.in(R2dbcType.VARCHAR, value);
	}

	static Object text(@Nullable Enum<?> value) {
		return text((value != null) ? value.name() : null);
	}

	static Object time(@Nullable Instant value) {
		return Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE,
				(value != null) ? value.atOffset(ZoneOffset.UTC) : null);
	}

	static Object id(@Nullable UUID value) {
		return (value != null) ? value : Parameters.in(UUID.class);
	}

}
