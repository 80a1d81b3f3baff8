package io.touchpoint.gateway.login;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Name and password become an account, or the same refusal after the same time whatever
 * was wrong. Wrong tries are counted per name and address, and per name alone with more
 * patience, so that a stranger cannot easily lock somebody out.
 */
@Component
class SignIn {

	/** Member of the problem document: seconds until the next try. */
	static final String RETRY_AFTER = "retryAfter";

	private static final int PATIENCE_WITH_ALL_ADDRESSES = 10;

	private final AccountQueries accounts;

	private final Passwords passwords;

	private final SiteScopedTransaction transaction;

	private final Buckets perNameAndAddress;

	private final Buckets perName;

	SignIn(AccountQueries accounts, Passwords passwords, SiteScopedTransaction transaction,
			LoginProperties properties) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.transaction = transaction;
		this.perNameAndAddress = new Buckets(properties.wrongPasswords(), properties.wrongPasswordsPer());
		this.perName = new Buckets(properties.wrongPasswords() * PATIENCE_WITH_ALL_ADDRESSES,
				properties.wrongPasswordsPer());
	}

	/**
	 * The account of that name and password.
	 * @param demo whether demo accounts may sign in from there
	 */
	Mono<Account> signIn(String name, String password, String address, boolean demo) {
		String username = name.strip().toLowerCase(Locale.ROOT);
		String both = username + " " + address;
		// Taken before the slow comparison, so that many tries at once are counted too.
		Optional<Duration> wait = this.perNameAndAddress.take(both).or(() -> this.perName.take(username));
		if (wait.isPresent()) {
			return Mono.error(tooMany(wait.get()));
		}
		return this.transaction.run(SiteScope.allSites(), this.accounts.byUsername(username))
			.filter((found) -> found.account().active() && (demo || !found.account().demo()))
			.flatMap((found) -> this.passwords.matches(password, found.hash())
				.map((matches) -> matches ? Optional.of(found.account()) : Optional.<Account>empty()))
			.switchIfEmpty(
					Mono.defer(() -> this.passwords.matchesNobody(password)).map((never) -> Optional.<Account>empty()))
			.flatMap((account) -> account.map(Mono::just).orElseGet(SignIn::refuse))
			.doOnNext((account) -> {
				this.perNameAndAddress.giveBack(both);
				this.perName.giveBack(username);
			});
	}

	private static Mono<Account> refuse() {
		return Mono.error(
				Problems.of(HttpStatus.UNAUTHORIZED, "bad-credentials", "The username or the password is not right."));
	}

	private static ProblemException tooMany(Duration wait) {
		return Problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests",
				"Too many wrong passwords; try again in " + (wait.toMinutes() + 1) + " minutes.",
				Map.of(RETRY_AFTER, wait.toSeconds() + 1));
	}

}
