package io.touchpoint.complaint.letter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Complaint;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class LetterRepository {

	private static final String ADD = """
			INSERT INTO letter (id, complaint, site, channel, language, text, recipient, pdf, template,
				template_revision, mailed, sent_at, sent_by, sent_by_id)
			VALUES (:id, :complaint, :site, :channel, :language, :text, :recipient, :pdf, :template,
				:templateRevision, :mailed, :at, :by, :byId)
			""";

	private static final String SELECT = """
			SELECT id, channel, language, text, recipient, template, template_revision, mailed, sent_at, sent_by
			FROM letter WHERE complaint = :complaint
			""";

	private static final String PDF = "SELECT pdf FROM letter WHERE complaint = ANY (:cases) AND id = :id AND pdf IS NOT NULL";

	private static final String TO_MAIL = """
			SELECT complaint, site, language, text FROM letter WHERE id = :id AND mailed
			""";

	private final DatabaseClient database;

	LetterRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> add(Letter letter, Complaint complaint, String byId, byte @Nullable [] pdf) {
		return this.database.sql(ADD)
			.bind("id", letter.id())
			.bind("complaint", complaint.id())
			.bind("site", complaint.site())
			.bind("channel", letter.channel().name())
			.bind("language", letter.language())
			.bind("text", letter.text())
			.bind("recipient", or(letter.recipient(), String.class))
			.bind("pdf", or(pdf, byte[].class))
			.bind("template", or(letter.template(), UUID.class))
			.bind("templateRevision", or(letter.templateRevision(), Long.class))
			.bind("mailed", letter.mailed())
			.bind("at", letter.sentAt())
			.bind("by", letter.sentBy())
			.bind("byId", byId)
			.then();
	}

	/** What went to the customer of a case, the oldest first. */
	Flux<Letter> ofCase(UUID complaint) {
		return this.database.sql(SELECT + " ORDER BY sent_at, id")
			.bind("complaint", complaint)
			.map(LetterRepository::read)
			.all();
	}

	Mono<Letter> find(UUID complaint, UUID id) {
		return this.database.sql(SELECT + " AND id = :id")
			.bind("complaint", complaint)
			.bind("id", id)
			.map(LetterRepository::read)
			.one();
	}

	/** The printed file, byte for byte. */
	Mono<byte[]> pdf(List<UUID> cases, UUID id) {
		return this.database.sql(PDF)
			.bind("cases", cases.toArray(UUID[]::new))
			.bind("id", id)
			.map((row) -> need(row, "pdf", byte[].class))
			.one();
	}

	Mono<MailedLetter> toMail(UUID id) {
		return this.database.sql(TO_MAIL)
			.bind("id", id)
			.map((row) -> new MailedLetter(need(row, "complaint", UUID.class), need(row, "site", String.class),
					need(row, "language", String.class), need(row, "text", String.class)))
			.one();
	}

	private static Object or(@Nullable Object value, Class<?> type) {
		return (value != null) ? value : Parameters.in(type);
	}

	private static Letter read(Readable row) {
		return new Letter(need(row, "id", UUID.class), LetterChannel.valueOf(need(row, "channel", String.class)),
				need(row, "language", String.class), need(row, "text", String.class),
				row.get("recipient", String.class), row.get("template", UUID.class),
				row.get("template_revision", Long.class), need(row, "mailed", Boolean.class),
				need(row, "sent_at", Instant.class), need(row, "sent_by", String.class));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
