package io.touchpoint.starter.security;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Runs database work in a transaction that sees only the given sites: the first statement
 * tells row-level security the scope, and the setting ends with the transaction.
 */
public final class SiteScopedTransaction {

	private final TransactionalOperator transaction;

	private final DatabaseClient database;

	SiteScopedTransaction(TransactionalOperator transaction, DatabaseClient database) {
		this.transaction = transaction;
		this.database = database;
	}

	public <T> Mono<T> run(SiteScope scope, Mono<T> work) {
		return this.transaction.transactional(enter(scope).then(work));
	}

	public <T> Flux<T> list(SiteScope scope, Flux<T> work) {
		return this.transaction.transactional(enter(scope).thenMany(work));
	}

	private Mono<Void> enter(SiteScope scope) {
		return this.database.sql("SELECT set_config('app.sites', :sites, true)").bind("sites", scope.setting()).then();
	}

}
