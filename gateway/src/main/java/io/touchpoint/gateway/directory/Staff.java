package io.touchpoint.gateway.directory;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import io.touchpoint.gateway.login.Account;
import io.touchpoint.gateway.login.Accounts;
import io.touchpoint.gateway.login.SiteList;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Who works where, checked against the directory of sites.
 */
@Component
class Staff {

	private static final Set<Role> AT_SITES = Set.of(Role.SITE_MANAGER, Role.STAFF);

	private final Accounts accounts;

	private final SiteQueries sites;

	private final SiteScopedTransaction transaction;

	private final Ids ids;

	Staff(Accounts accounts, SiteQueries sites, SiteScopedTransaction transaction, Ids ids) {
		this.accounts = accounts;
		this.sites = sites;
		this.transaction = transaction;
		this.ids = ids;
	}

	/**
	 * Head office sees everybody; others see the active colleagues they share a site
	 * with.
	 */
	Flux<Account> list(Caller caller) {
		return this.accounts.list(caller.sites()).filter((one) -> one.active() || caller.has(Role.HEAD_OFFICE));
	}

	Mono<Account> find(Caller caller, UUID id) {
		return this.accounts.find(caller.sites(), id);
	}

	Mono<Created> create(StaffController.NewStaff wish) {
		String oneTime = (wish.password() == null) ? this.accounts.oneTimePassword() : null;
		String password = (wish.password() != null) ? wish.password() : String.valueOf(oneTime);
		return scope(wish.roles(), wish.sites())
			.map((scope) -> new Account(this.ids.next(), wish.username(), wish.name().strip(), wish.email(),
					Set.copyOf(wish.roles()), scope, true, false, 1))
			.flatMap((account) -> this.accounts.create(account, password))
			.map((account) -> new Created(account, oneTime));
	}

	Mono<Account> change(Caller caller, UUID id, @Nullable Long expected, StaffController.StaffChange wish) {
		boolean locksOut = Boolean.FALSE.equals(wish.active()) || !wish.roles().contains(Role.HEAD_OFFICE);
		if (locksOut && isSelf(caller, id)) {
			return Mono.error(notOneself());
		}
		return checkPassword(caller, id, wish.password()).then(scope(wish.roles(), wish.sites()))
			.flatMap((scope) -> this.accounts.change(id, expected, (before) -> changed(before, wish, scope)))
			.flatMap((account) -> (wish.password() == null) ? Mono.just(account)
					: this.accounts.resetPassword(account, wish.password()).thenReturn(account));
	}

	/** Before anything is changed, so that a refused password changes nothing. */
	private Mono<Void> checkPassword(Caller caller, UUID id, @Nullable String password) {
		return (password == null) ? Mono.empty() : this.accounts.find(caller.sites(), id)
			.flatMap((account) -> this.accounts.checkPassword(account, password));
	}

	Mono<Void> deactivate(Caller caller, UUID id) {
		return isSelf(caller, id) ? Mono.error(notOneself())
				: this.accounts.change(id, null, Staff::deactivated).then();
	}

	private static Account changed(Account before, StaffController.StaffChange wish, SiteScope scope) {
		boolean active = (wish.active() != null) ? wish.active() : before.active();
		return new Account(before.id(), before.username(), wish.name().strip(), wish.email(), Set.copyOf(wish.roles()),
				scope, active, before.demo(), before.revision());
	}

	private static Account deactivated(Account before) {
		return new Account(before.id(), before.username(), before.name(), before.email(), before.roles(),
				before.sites(), false, before.demo(), before.revision());
	}

	private static boolean isSelf(Caller caller, UUID id) {
		return caller.id().equals(id.toString());
	}

	private static RuntimeException notOneself() {
		return Problems.conflict("own-account", "Nobody takes away the own rights; ask a colleague of head office.");
	}

	/** Head office has all sites; roles at sites need sites that exist. */
	private Mono<SiteScope> scope(Set<Role> roles, @Nullable SiteList wish) {
		if (roles.contains(Role.HEAD_OFFICE)) {
			return Mono.just(SiteScope.allSites());
		}
		if (roles.stream().noneMatch(AT_SITES::contains)) {
			return Mono.just(SiteScope.of());
		}
		if (wish == null || (!wish.scope().everywhere() && wish.scope().codes().isEmpty())) {
			return Mono.error(Problems.invalid(new FieldFault("sites", "missing", "These roles need their sites.")));
		}
		return wish.scope().everywhere() ? Mono.just(wish.scope()) : known(wish.scope());
	}

	private Mono<SiteScope> known(SiteScope scope) {
		return this.transaction.list(SiteScope.allSites(), this.sites.known(scope.codes().toArray(String[]::new)))
			.collectList()
			.handle((known, sink) -> {
				Set<String> unknown = new TreeSet<>(scope.codes());
				known.forEach(unknown::remove);
				if (unknown.isEmpty()) {
					sink.next(scope);
				}
				else {
					sink.error(Problems.invalid(new FieldFault("sites", "unknown-site",
							"There is no site " + String.join(", ", unknown) + ".")));
				}
			});
	}

	record Created(Account account, @Nullable String oneTimePassword) {
	}

}
