package io.touchpoint.complaint.casework;

import java.util.UUID;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class PostalRepository {

	private static final String ADD = """
			INSERT INTO case_postal (complaint, site, name, address) VALUES (:complaint, :site, :name, :address)
			ON CONFLICT (complaint) DO NOTHING
			""";

	private final DatabaseClient database;

	PostalRepository(DatabaseClient database) {
		this.database = database;
	}

	/** Keeps the address of a case that begins; again changes nothing. */
	Mono<Void> add(Complaint complaint, Postal postal) {
		return this.database.sql(ADD)
			.bind("complaint", complaint.id())
			.bind("site", complaint.site())
			.bind("name", Parameters.in(R2dbcType.VARCHAR, postal.name()))
			.bind("address", Parameters.in(R2dbcType.VARCHAR, postal.address()))
			.then();
	}

	/** Empty if nobody wrote one down. */
	Mono<Postal> find(UUID complaint) {
		return this.database.sql("SELECT name, address FROM case_postal WHERE complaint = :complaint")
			.bind("complaint", complaint)
			.map((row) -> new Postal(row.get("name", String.class), row.get("address", String.class)))
			.one();
	}

}
