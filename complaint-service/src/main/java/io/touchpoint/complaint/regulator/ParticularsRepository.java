package io.touchpoint.complaint.regulator;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.touchpoint.complaint.casework.Complaint;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class ParticularsRepository {

	private static final String SAVE = """
			INSERT INTO particulars (complaint, site, age_band, complainant, further_sites, revision)
			VALUES (:complaint, :site, :age, :complainant, :sites, 1)
			ON CONFLICT (complaint) DO UPDATE SET age_band = excluded.age_band, complainant = excluded.complainant,
				further_sites = excluded.further_sites, revision = particulars.revision + 1
			RETURNING revision
			""";

	private final DatabaseClient database;

	ParticularsRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Particulars with their revision; 0 before anybody noted any.
	 */
	record Noted(Particulars particulars, long revision) {
	}

	Mono<Noted> find(UUID complaint) {
		return this.database
			.sql("SELECT age_band, complainant, further_sites, revision FROM particulars WHERE complaint = :complaint")
			.bind("complaint", complaint)
			.map((row) -> new Noted(
					new Particulars(AgeBand.valueOf(Objects.requireNonNull(row.get("age_band", String.class))),
							Complainant.valueOf(Objects.requireNonNull(row.get("complainant", String.class))),
							List.of(Objects.requireNonNull(row.get("further_sites", String[].class)))),
					Objects.requireNonNull(row.get("revision", Long.class))))
			.one()
			.defaultIfEmpty(new Noted(Particulars.UNKNOWN, 0));
	}

	Mono<Noted> save(Complaint complaint, Particulars particulars) {
		return this.database.sql(SAVE)
			.bind("complaint", complaint.id())
			.bind("site", complaint.site())
			.bind("age", particulars.ageBand().name())
			.bind("complainant", particulars.complainant().name())
			.bind("sites", particulars.furtherSites().toArray(String[]::new))
			.mapValue(Long.class)
			.one()
			.map((revision) -> new Noted(particulars, revision));
	}

}
