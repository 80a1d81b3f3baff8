package io.touchpoint.complaint.letter;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class TemplateRepository {

	private static final String SELECT = """
			SELECT id, site, name, language, text, retired, revision, changed_at, changed_by FROM letter_template
			""";

	private static final String LIST = SELECT + """
			WHERE (retired = false OR :retired) AND (site IS NULL OR :site::text IS NULL OR site = :site)
			ORDER BY lower(name), id
			""";

	private static final String ADD = """
			INSERT INTO letter_template (id, site, revision, name, language, text, retired, changed_at, changed_by)
			VALUES (:id, :site, :revision, :name, :language, :text, :retired, :at, :by)
			""";

	private static final String SAVE = """
			UPDATE letter_template SET revision = :revision, name = :name, language = :language, text = :text,
				retired = :retired, changed_at = :at, changed_by = :by
			WHERE id = :id AND revision = :revision - 1
			""";

	private final DatabaseClient database;

	TemplateRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * What may be used, by name.
	 * @param site at which site; null for all that are in sight
	 */
	Flux<LetterTemplate> list(@Nullable String site, boolean retired) {
		return this.database.sql(LIST)
			.bind("retired", retired)
			.bind("site", (site != null) ? site : Parameters.in(String.class))
			.map(TemplateRepository::read)
			.all();
	}

	Mono<LetterTemplate> find(UUID id) {
		return this.database.sql(SELECT + " WHERE id = :id").bind("id", id).map(TemplateRepository::read).one();
	}

	Mono<Void> add(LetterTemplate template) {
		String site = template.site();
		return this.database.sql(ADD)
			.bind("id", template.id())
			.bind("site", (site != null) ? site : Parameters.in(String.class))
			.bind("revision", template.revision())
			.bind("name", template.name())
			.bind("language", template.language())
			.bind("text", template.text())
			.bind("retired", template.retired())
			.bind("at", template.changedAt())
			.bind("by", template.changedBy())
			.then();
	}

	/** True if nobody else saved it meanwhile. */
	Mono<Boolean> save(LetterTemplate template) {
		return this.database.sql(SAVE)
			.bind("id", template.id())
			.bind("revision", template.revision())
			.bind("name", template.name())
			.bind("language", template.language())
			.bind("text", template.text())
			.bind("retired", template.retired())
			.bind("at", template.changedAt())
			.bind("by", template.changedBy())
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows == 1);
	}

	private static LetterTemplate read(Readable row) {
		return new LetterTemplate(need(row, "id", UUID.class), row.get("site", String.class),
				need(row, "name", String.class), need(row, "language", String.class), need(row, "text", String.class),
				need(row, "retired", Boolean.class), need(row, "revision", Long.class),
				need(row, "changed_at", Instant.class), need(row, "changed_by", String.class));
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
