package io.touchpoint.complaint.mailbox;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.mailbox.MailFile.KeptBack;
import io.touchpoint.starter.web.Cursor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Reads mails for people.
 */
@Component
class MailQueries {

	private static final String COLUMNS = """
			SELECT m.id, m.taken_at, m.site, m.sender, m.sender_name, m.subject, m.words, m.size, m.reason, m.reply
			FROM inbound_mail m
			""";

	private static final String TRAY = COLUMNS + """
			WHERE m.complaint IS NULL AND m.settled_at IS NULL AND m.reason = ANY (:reasons)
				AND (CAST(:at AS timestamptz) IS NULL OR (m.taken_at, m.id) < (:at, :id))
			ORDER BY m.taken_at DESC, m.id DESC LIMIT :limit
			""";

	private static final String OF_CASE = COLUMNS + "WHERE m.complaint = :complaint ORDER BY m.taken_at, m.id";

	private static final String FILES = """
			SELECT n, name, size, type, kept_back FROM mail_file WHERE mail = :mail ORDER BY n
			""";

	private static final String CONTENT = """
			SELECT f.name, f.type, f.content FROM mail_file f JOIN inbound_mail m ON m.id = f.mail
			WHERE m.complaint = :complaint AND f.mail = :mail AND f.n = :n AND f.content IS NOT NULL
			""";

	private static final String RAW_OF_CASE = """
			SELECT raw FROM inbound_mail WHERE id = :mail AND complaint = :complaint
			""";

	private static final String RAW_OF_TRAY = "SELECT raw FROM inbound_mail WHERE id = :mail AND complaint IS NULL";

	private final DatabaseClient database;

	MailQueries(DatabaseClient database) {
		this.database = database;
	}

	/** What waits in the tray for such reasons, the newest first. */
	Flux<MailView> tray(TrayReason.Kind kind, @Nullable Cursor after, int limit) {
		String[] reasons = Arrays.stream(TrayReason.values())
			.filter((reason) -> reason.kind() == kind)
			.map(Enum::name)
			.toArray(String[]::new);
		return this.database.sql(TRAY)
			.bind("reasons", reasons)
			.bind("at", (after != null) ? after.at() : Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE))
			.bind("id", (after != null) ? after.id() : Parameters.in(UUID.class))
			.bind("limit", limit)
			.map(MailQueries::view)
			.all();
	}

	/** The mails of a case, the first one first. */
	Flux<MailView> ofCase(UUID complaint) {
		return this.database.sql(OF_CASE).bind("complaint", complaint).map(MailQueries::view).all();
	}

	Flux<MailView.AttachedFile> files(UUID mail) {
		return this.database.sql(FILES)
			.bind("mail", mail)
			.map((row) -> new MailView.AttachedFile(need(row, "n", Integer.class), need(row, "name", String.class),
					need(row, "size", Long.class), row.get("type", String.class), keptBack(row)))
			.all();
	}

	Mono<Content> content(UUID complaint, UUID mail, int n) {
		return this.database.sql(CONTENT)
			.bind("complaint", complaint)
			.bind("mail", mail)
			.bind("n", n)
			.map((row) -> new Content(need(row, "name", String.class), need(row, "type", String.class),
					need(row, "content", byte[].class)))
			.one();
	}

	/** A mail of a case as it came. */
	Mono<byte[]> raw(UUID complaint, UUID mail) {
		return this.database.sql(RAW_OF_CASE)
			.bind("mail", mail)
			.bind("complaint", complaint)
			.map((row) -> need(row, "raw", byte[].class))
			.one();
	}

	/** A mail of the tray as it came. */
	Mono<byte[]> raw(UUID mail) {
		return this.database.sql(RAW_OF_TRAY).bind("mail", mail).map((row) -> need(row, "raw", byte[].class)).one();
	}

	private static MailView view(Readable row) {
		String reason = row.get("reason", String.class);
		return new MailView(need(row, "id", UUID.class), need(row, "taken_at", Instant.class),
				row.get("site", String.class), row.get("sender", String.class), row.get("sender_name", String.class),
				need(row, "subject", String.class), need(row, "words", String.class), need(row, "size", Long.class),
				(reason != null) ? TrayReason.valueOf(reason) : null, need(row, "reply", Boolean.class), List.of(),
				List.of());
	}

	private static @Nullable KeptBack keptBack(Readable row) {
		String why = row.get("kept_back", String.class);
		return (why != null) ? KeptBack.valueOf(why) : null;
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return MailRepository.need(row, column, type);
	}

	/** A file as it is handed out. */
	record Content(String name, String type, byte[] bytes) {
	}

}
