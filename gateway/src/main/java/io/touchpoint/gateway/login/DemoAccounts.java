package io.touchpoint.gateway.login;

import java.util.EnumSet;
import java.util.List;

import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The four well-known accounts of the demo. They work in demo mode and from this machine
 * only; a database that later serves in earnest refuses them.
 */
@Component
class DemoAccounts {

	static final String PASSWORD = "touchpoint-demo";

	private static final SiteScope ONE_SITE = SiteScope.of("north-general");

	private final AccountQueries queries;

	private final Accounts accounts;

	private final Passwords passwords;

	private final SiteScopedTransaction transaction;

	private final Ids ids;

	DemoAccounts(AccountQueries queries, Accounts accounts, Passwords passwords, SiteScopedTransaction transaction,
			Ids ids) {
		this.queries = queries;
		this.accounts = accounts;
		this.passwords = passwords;
		this.transaction = transaction;
		this.ids = ids;
	}

	/**
	 * Creates those that are missing.
	 */
	Mono<Void> create() {
		return Flux.fromIterable(wanted()).concatMap(this::createIfMissing).then();
	}

	private Mono<Account> createIfMissing(Account wanted) {
		return everywhere(this.queries.byUsername(wanted.username())).map(AccountQueries.WithPassword::account)
			.switchIfEmpty(Mono.defer(() -> this.passwords.hash(PASSWORD)
				.flatMap((hash) -> everywhere(this.accounts.insert(wanted, hash)))));
	}

	private List<Account> wanted() {
		return List.of(account("head", "Hanna Head", Role.HEAD_OFFICE, SiteScope.allSites()),
				account("manager", "Mara Manager", Role.SITE_MANAGER, ONE_SITE),
				account("staff", "Stefan Staff", Role.STAFF, ONE_SITE),
				account("ops", "Olga Ops", Role.OPS, SiteScope.of()));
	}

	private Account account(String username, String name, Role role, SiteScope sites) {
		return new Account(this.ids.next(), username, name, null, EnumSet.of(role), sites, true, true, 1);
	}

	private <T> Mono<T> everywhere(Mono<T> work) {
		return this.transaction.run(SiteScope.allSites(), work);
	}

}
