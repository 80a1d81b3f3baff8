package io.touchpoint.complaint.file;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Complaint;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class FileRepository {

	private static final String ADD = """
			INSERT INTO case_file (id, complaint, site, name, type, size, content, added_at, added_by, added_by_id,
				from_customer, shared)
			VALUES (:id, :complaint, :site, :name, :type, :size, :content, :at, :by, :byId, :fromCustomer, :shared)
			""";

	private static final String COLUMNS = "id, name, type, size, added_at, added_by, from_customer, shared";

	private static final String LIST = "SELECT " + COLUMNS
			+ " FROM case_file WHERE complaint = :complaint ORDER BY added_at, id";

	private static final String FIND = "SELECT " + COLUMNS
			+ " FROM case_file WHERE complaint = :complaint AND id = :id FOR UPDATE";

	private static final String SHARED = "SELECT " + COLUMNS
			+ " FROM case_file WHERE complaint = ANY (:cases) AND shared ORDER BY added_at, id";

	private static final String CONTENT = """
			SELECT name, type, content FROM case_file WHERE complaint = :complaint AND id = :id
			""";

	private static final String SHARED_CONTENT = """
			SELECT name, type, content FROM case_file WHERE complaint = ANY (:cases) AND id = :id AND shared
			""";

	private static final String COUNT = "SELECT count(*) AS n FROM case_file WHERE complaint = :complaint";

	private static final String SHARE = "UPDATE case_file SET shared = :shared WHERE id = :id";

	private final DatabaseClient database;

	FileRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> add(UUID id, Complaint complaint, NewFile file, Actor by, boolean shared, Instant now) {
		String byId = by.id();
		return this.database.sql(ADD)
			.bind("id", id)
			.bind("complaint", complaint.id())
			.bind("site", complaint.site())
			.bind("name", file.name())
			.bind("type", file.scan().type())
			.bind("size", file.scan().content().length)
			.bind("content", file.scan().content())
			.bind("at", now)
			.bind("by", by.name())
			.bind("byId", (byId != null) ? byId : Parameters.in(R2dbcType.VARCHAR))
			.bind("fromCustomer", by.equals(Actor.CUSTOMER))
			.bind("shared", shared)
			.then();
	}

	Flux<CaseFile> list(UUID complaint) {
		return this.database.sql(LIST).bind("complaint", complaint).map(FileRepository::read).all();
	}

	/** The file, which nobody else changes until the transaction ends. */
	Mono<CaseFile> take(UUID complaint, UUID id) {
		return this.database.sql(FIND).bind("complaint", complaint).bind("id", id).map(FileRepository::read).one();
	}

	/** What is in a file. */
	Mono<FileContent> content(UUID complaint, UUID id) {
		return this.database.sql(CONTENT)
			.bind("complaint", complaint)
			.bind("id", id)
			.map(FileRepository::content)
			.one();
	}

	/** What the customer of these cases sees, the oldest first. */
	Flux<CaseFile> shared(List<UUID> cases) {
		return this.database.sql(SHARED).bind("cases", cases.toArray(UUID[]::new)).map(FileRepository::read).all();
	}

	/** What is in one of these. */
	Mono<FileContent> sharedContent(List<UUID> cases, UUID id) {
		return this.database.sql(SHARED_CONTENT)
			.bind("cases", cases.toArray(UUID[]::new))
			.bind("id", id)
			.map(FileRepository::content)
			.one();
	}

	Mono<Long> count(UUID complaint) {
		return this.database.sql(COUNT).bind("complaint", complaint).map((row) -> need(row, "n", Long.class)).one();
	}

	Mono<Void> share(UUID id, boolean shared) {
		return this.database.sql(SHARE).bind("id", id).bind("shared", shared).then();
	}

	private static FileContent content(Readable row) {
		return new FileContent(need(row, "name", String.class), need(row, "type", String.class),
				need(row, "content", byte[].class));
	}

	private static CaseFile read(Readable row) {
		return new CaseFile(need(row, "id", UUID.class), need(row, "name", String.class),
				need(row, "type", String.class), need(row, "size", Integer.class), need(row, "added_at", Instant.class),
				need(row, "added_by", String.class), need(row, "from_customer", Boolean.class),
				need(row, "shared", Boolean.class), List.of());
	}

	private static <T> T need(Readable row, String column, Class<T> type) {
		return Objects.requireNonNull(row.get(column, type), column);
	}

}
