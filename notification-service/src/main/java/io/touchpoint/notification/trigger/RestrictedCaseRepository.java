package io.touchpoint.notification.trigger;

import java.util.Collection;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

@Component
class RestrictedCaseRepository {

	private final DatabaseClient database;

	RestrictedCaseRepository(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Keeps for whose eyes cases are, if they are or were for few; what is older than
	 * what is known changes nothing.
	 */
	Mono<Void> keep(Collection<RestrictedCase> cases) {
		List<RestrictedCase> shown = cases.stream().filter((one) -> !one.restricted()).toList();
		return Flux.fromIterable(cases)
			.filter(RestrictedCase::restricted)
			.concatMap(this::hide)
			.then(shown.isEmpty() ? Mono.empty() : show(shown));
	}

	private Mono<Void> hide(RestrictedCase one) {
		return this.database.sql("""
				INSERT INTO restricted_case (id, site, restricted, handlers, revision) VALUES ($1, $2, true, $3, $4)
				ON CONFLICT (id) DO UPDATE SET restricted = true, handlers = excluded.handlers,
					revision = excluded.revision
				WHERE restricted_case.revision <= excluded.revision
				""")
			.bind(0, one.id())
			.bind(1, one.site())
			.bind(2, one.handlers().toArray(String[]::new))
			.bind(3, one.revision())
			.then();
	}

	/** The rows stay: a word of before must not hide a case again. */
	private Mono<Void> show(List<RestrictedCase> cases) {
		return this.database.sql("""
				UPDATE restricted_case c SET restricted = false, handlers = '{}', revision = told.revision
				FROM unnest($1::text[], $2::bigint[]) AS told (id, revision)
				WHERE c.id = told.id AND c.revision <= told.revision
				""")
			.bind(0, cases.stream().map(RestrictedCase::id).toArray(String[]::new))
			.bind(1, cases.stream().map(RestrictedCase::revision).toArray(Long[]::new))
			.then();
	}

	/** Keeps which answers cases came from. */
	Mono<Void> tie(List<RestrictedAnswer> answers) {
		return answers.isEmpty() ? Mono.empty()
				: this.database.sql("""
						INSERT INTO restricted_answer (response, complaint, site)
						SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
						ON CONFLICT (response) DO NOTHING
						""")
					.bind(0, answers.stream().map(RestrictedAnswer::response).toArray(String[]::new))
					.bind(1, answers.stream().map(RestrictedAnswer::complaint).toArray(String[]::new))
					.bind(2, answers.stream().map(RestrictedAnswer::site).toArray(String[]::new))
					.then();
	}

	/** What is told next is newer than everything that is known. */
	Mono<Void> forgetRevisions() {
		return this.database.sql("UPDATE restricted_case SET revision = 0").then();
	}

}
