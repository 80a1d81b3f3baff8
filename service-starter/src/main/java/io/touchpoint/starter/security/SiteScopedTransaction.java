package io.touchpoint.starter.security;

import java.util.stream.Collectors;

import io.r2dbc.spi.R2dbcException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;
import reactor.util.retry.Retry;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Runs database work in a transaction that sees only the given sites: the first statement
 * tells row-level security the scope, and the setting ends with the transaction. It also
 * says who asks, by account and roles, so that a service can hide single rows from some;
 * jobs, fellow services and the public ask as nobody.
 * <p>
 * Work inside of work joins its transaction, and so its scope: asking for the same one is
 * fine, asking for another one is an error, because the rest of the outer work would go
 * on with it.
 * <p>
 * Work that waited in a circle with others until the database ended it is done again from
 * its beginning: nothing of it was kept, so it must be repeatable.
 */
public final class SiteScopedTransaction {

	private static final String ENTER = """
			SELECT set_config('app.sites', :sites, true), set_config('app.caller', :caller, true),
				set_config('app.roles', :roles, true)
			""";

	private static final String DEADLOCK = "40P01";

	/** As many times as work that met others in a circle is done again. */
	private static final int AGAIN = 3;

	private static final Class<SiteScope> ENTERED = SiteScope.class;

	private final TransactionalOperator transaction;

	private final DatabaseClient database;

	SiteScopedTransaction(TransactionalOperator transaction, DatabaseClient database) {
		this.transaction = transaction;
		this.database = database;
	}

	public <T> Mono<T> run(SiteScope scope, Mono<T> work) {
		return Mono.deferContextual((context) -> joins(context, scope) ? work
				: this.transaction.transactional(enter(scope).then(work))
					.contextWrite(Context.of(ENTERED, scope))
					.onErrorMap(SiteScopedTransaction::deadlock,
							(ex) -> new CannotAcquireLockException("Waited in a circle with others", ex))
					.retryWhen(Retry.max(AGAIN)
						.filter(CannotAcquireLockException.class::isInstance)
						.onRetryExhaustedThrow((retry, signal) -> signal.failure())));
	}

	public <T> Flux<T> list(SiteScope scope, Flux<T> work) {
		return Flux.deferContextual((context) -> joins(context, scope) ? work
				: this.transaction.transactional(enter(scope).thenMany(work)).contextWrite(Context.of(ENTERED, scope)));
	}

	/** By its code: the driver tells no deadlock from other things that pass. */
	private static boolean deadlock(Throwable failure) {
		return NestedExceptionUtils.getMostSpecificCause(failure) instanceof R2dbcException cause
				&& DEADLOCK.equals(cause.getSqlState());
	}

	private static boolean joins(ContextView context, SiteScope scope) {
		SiteScope entered = context.getOrDefault(ENTERED, null);
		if (entered != null && !entered.equals(scope)) {
			throw new IllegalStateException("Work for the sites '" + entered.setting()
					+ "' asks, in its own transaction, for the sites '" + scope.setting() + "'");
		}
		return entered != null;
	}

	private Mono<Void> enter(SiteScope scope) {
		return caller().map((caller) -> new Asking(caller.id(), roles(caller)))
			.defaultIfEmpty(Asking.NOBODY)
			.flatMap((asking) -> this.database.sql(ENTER)
				.bind("sites", scope.setting())
				.bind("caller", asking.id())
				.bind("roles", asking.roles())
				.then());
	}

	private static Mono<Caller> caller() {
		return ReactiveSecurityContextHolder.getContext()
			.mapNotNull(SecurityContext::getAuthentication)
			.ofType(CallerAuthentication.class)
			.map(CallerAuthentication::getPrincipal)
			.filter((caller) -> !caller.roles().isEmpty());
	}

	private static String roles(Caller caller) {
		return caller.roles().stream().map(Enum::name).collect(Collectors.joining(","));
	}

	/** Who asks, as row-level security reads it. */
	private record Asking(String id, String roles) {

		static final Asking NOBODY = new Asking("", "");

	}

}
