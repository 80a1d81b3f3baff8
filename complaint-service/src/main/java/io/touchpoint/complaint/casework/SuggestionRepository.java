package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class SuggestionRepository {

	private final DatabaseClient database;

	SuggestionRepository(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> add(Complaint complaint, Suggestion suggestion) {
		return this.database
			.sql("INSERT INTO severity_suggestion (complaint, site, severity, reasons) "
					+ "VALUES (:complaint, :site, :severity, :reasons)")
			.bind("complaint", complaint.id())
			.bind("site", complaint.site())
			.bind("severity", suggestion.severity().name())
			.bind("reasons", suggestion.reasons().toArray(String[]::new))
			.then();
	}

	/** Empty once a colleague has said how severe it is. */
	Mono<Suggestion> find(UUID complaint) {
		return this.database.sql("SELECT severity, reasons FROM severity_suggestion WHERE complaint = :complaint")
			.bind("complaint", complaint)
			.map((row) -> new Suggestion(Severity.valueOf(ComplaintRow.need(row, "severity", String.class)),
					List.of(ComplaintRow.need(row, "reasons", String[].class))))
			.one();
	}

	Mono<Void> drop(UUID complaint) {
		return this.database.sql("DELETE FROM severity_suggestion WHERE complaint = :complaint")
			.bind("complaint", complaint)
			.then();
	}

}
