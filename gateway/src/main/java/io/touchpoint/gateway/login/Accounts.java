package io.touchpoint.gateway.login;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import io.touchpoint.starter.web.Revision;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps the accounts, tells of every change, and ends the sessions of whoever may do less
 * or other things than before, all in one commit.
 */
@Component
public class Accounts {

	/** Accounts belong to the organisation, not to a site. */
	private static final String ORGANISATION = "-";

	private final AccountQueries accounts;

	private final SessionQueries sessions;

	private final Passwords passwords;

	private final WrongPasswords wrongPasswords;

	private final SiteScopedTransaction transaction;

	private final Outbox outbox;

	private final Entrance entrance;

	private final Clock clock;

	Accounts(AccountQueries accounts, SessionQueries sessions, Passwords passwords, WrongPasswords wrongPasswords,
			SiteScopedTransaction transaction, Outbox outbox, Entrance entrance, Clock clock) {
		this.accounts = accounts;
		this.sessions = sessions;
		this.passwords = passwords;
		this.wrongPasswords = wrongPasswords;
		this.transaction = transaction;
		this.outbox = outbox;
		this.entrance = entrance;
		this.clock = clock;
	}

	/**
	 * The accounts that share a site with the scope; all of them for everywhere.
	 */
	public Flux<Account> list(SiteScope scope) {
		return this.transaction.list(scope, this.accounts.list(this.entrance.demo()));
	}

	/**
	 * One of them; a 404 problem if there is none, or one that only a demo has.
	 */
	public Mono<Account> find(SiteScope scope, UUID id) {
		return this.transaction.run(scope, this.accounts.find(id))
			.filter((account) -> !account.demo() || this.entrance.demo())
			.switchIfEmpty(Mono.error(Problems.notFound("account")));
	}

	/**
	 * Creates an account; a 409 problem if the username is taken.
	 */
	public Mono<Account> create(Account account, String password) {
		return this.passwords.check(password, account.username())
			.then(this.passwords.hash(password))
			.flatMap((hash) -> this.transaction.run(SiteScope.allSites(), insert(account, hash)));
	}

	Mono<Account> insert(Account account, String hash) {
		return this.accounts.insert(account, hash, this.clock.instant())
			.filter((rows) -> rows == 1)
			.switchIfEmpty(Mono.error(
					() -> Problems.conflict("username-taken", "The username '" + account.username() + "' is taken.")))
			.then(tell(account))
			.thenReturn(account);
	}

	/**
	 * Changes an account; ends its sessions when it may do other things than before.
	 * @param expected the revision the change is based on, or null for the newest
	 */
	public Mono<Account> change(UUID id, @Nullable Long expected, UnaryOperator<Account> change) {
		return this.transaction.run(SiteScope.allSites(),
				this.accounts.lock(id)
					.switchIfEmpty(Mono.error(Problems.notFound("account")))
					.doOnNext((before) -> Revision.check(expected, before.revision()))
					.flatMap((before) -> save(before, change.apply(before))));
	}

	private Mono<Account> save(Account before, Account changed) {
		Account after = new Account(before.id(), before.username(), changed.name(), changed.email(), changed.roles(),
				changed.sites(), changed.active(), before.demo(), before.revision() + 1);
		boolean sameRights = after.active() && after.roles().equals(before.roles())
				&& after.sites().equals(before.sites());
		return keepAHeadOffice(before, after).then(this.accounts.update(after, this.clock.instant()))
			.then(sameRights ? Mono.empty() : this.sessions.endAll(after.id()))
			.then(tell(after))
			.thenReturn(after);
	}

	private Mono<Void> keepAHeadOffice(Account before, Account after) {
		boolean stays = after.active() && after.roles().contains(Role.HEAD_OFFICE);
		if (stays || !before.active() || !before.roles().contains(Role.HEAD_OFFICE)) {
			return Mono.empty();
		}
		return this.accounts.oneAtATime()
			.then(this.accounts.otherHeadOffices(before.id(), this.entrance.demo()))
			.filter((others) -> others > 0)
			.switchIfEmpty(Mono
				.error(Problems.conflict("last-head-office", "This is the last account that can manage the others.")))
			.then();
	}

	/**
	 * A password to hand over once.
	 */
	public String oneTimePassword() {
		return this.passwords.oneTime();
	}

	/**
	 * Refuses a password that {@link #resetPassword} would refuse.
	 */
	public Mono<Void> checkPassword(Account account, String password) {
		return this.passwords.check(password, account.username());
	}

	/**
	 * Sets a new password and ends all sessions of the account.
	 */
	public Mono<Void> resetPassword(Account account, String password) {
		return this.passwords.check(password, account.username())
			.then(this.passwords.hash(password))
			.flatMap((hash) -> this.transaction.run(SiteScope.allSites(),
					this.accounts.password(account.id(), hash, this.clock.instant())
						.then(this.sessions.endAll(account.id()))));
	}

	/**
	 * Changes the own password, given the present one. Whoever sits down at a session
	 * left open guesses that one no longer than a stranger may.
	 */
	Mono<Void> changePassword(Account account, String present, String next, String address) {
		Mono<Account> comparison = this.transaction
			.run(SiteScope.allSites(), this.accounts.byUsername(account.username()))
			.filterWhen((found) -> this.passwords.matches(present, found.hash()))
			.map(AccountQueries.WithPassword::account);
		return this.wrongPasswords.count(account.username(), address, comparison)
			.switchIfEmpty(Mono.error(Problems
				.invalid(new FieldFault("present", "wrong-password", "The present password is not right."))))
			.then(resetPassword(account, next));
	}

	private Mono<Void> tell(Account account) {
		Map<String, Object> data = Map.of("id", account.id(), "roles",
				account.roles().stream().map(Role::name).sorted().toList(), "sites", new SiteList(account.sites()),
				"active", account.active());
		return this.outbox.append(List
			.of(new NewEvent("staff.saved", 1, ORGANISATION, this.clock.instant(), account.id().toString(), data)));
	}

}
