package io.touchpoint.gateway.login;

import java.util.Locale;
import java.util.Optional;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Name and password become an account, or the same refusal after the same time whatever
 * was wrong.
 */
@Component
class SignIn {

	private final AccountQueries accounts;

	private final Passwords passwords;

	private final WrongPasswords wrongPasswords;

	private final SiteScopedTransaction transaction;

	SignIn(AccountQueries accounts, Passwords passwords, WrongPasswords wrongPasswords,
			SiteScopedTransaction transaction) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.wrongPasswords = wrongPasswords;
		this.transaction = transaction;
	}

	/**
	 * The account of that name and password.
	 * @param demo whether demo accounts may sign in from there
	 */
	Mono<Account> signIn(String name, String password, String address, boolean demo) {
		String username = name.strip().toLowerCase(Locale.ROOT);
		return this.wrongPasswords.count(username, address, compare(username, password, demo))
			.switchIfEmpty(Mono.error(() -> Problems.of(HttpStatus.UNAUTHORIZED, "bad-credentials",
					"The username or the password is not right.")));
	}

	private Mono<Account> compare(String username, String password, boolean demo) {
		return this.transaction.run(SiteScope.allSites(), this.accounts.byUsername(username))
			.filter((found) -> found.account().active() && (demo || !found.account().demo()))
			.flatMap((found) -> this.passwords.matches(password, found.hash())
				.map((matches) -> matches ? Optional.of(found.account()) : Optional.<Account>empty()))
			.switchIfEmpty(
					Mono.defer(() -> this.passwords.matchesNobody(password)).map((never) -> Optional.<Account>empty()))
			.flatMap(Mono::justOrEmpty);
	}

}
