package io.touchpoint.gateway.login;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;

import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The first account of an operation: whoever reads the start's log may make it, once.
 */
@Component
class SetupCodes {

	private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

	/** Of 32 signs: 130 bits, so that nobody finds a code by trying. */
	private static final int LENGTH = 26;

	private static final int GROUP = 4;

	private final SecureRandom random = new SecureRandom();

	private final SetupCodeQueries codes;

	private final AccountQueries queries;

	private final Accounts accounts;

	private final Passwords passwords;

	private final SiteScopedTransaction transaction;

	private final Entrance entrance;

	private final Ids ids;

	private final Clock clock;

	SetupCodes(SetupCodeQueries codes, AccountQueries queries, Accounts accounts, Passwords passwords,
			SiteScopedTransaction transaction, Entrance entrance, Ids ids, Clock clock) {
		this.codes = codes;
		this.queries = queries;
		this.accounts = accounts;
		this.passwords = passwords;
		this.transaction = transaction;
		this.entrance = entrance;
		this.ids = ids;
		this.clock = clock;
	}

	Mono<Boolean> needed() {
		return this.entrance.demo() ? Mono.just(false) : everywhere(this.queries.any()).map((any) -> !any);
	}

	/**
	 * A new code, shown to whoever started the platform; the ones of earlier starts work
	 * no more.
	 */
	Mono<String> issue() {
		String code = code();
		return everywhere(this.codes.clear().then(this.codes.insert(hash(code), this.clock.instant())))
			.thenReturn(code);
	}

	/** In groups that a person can read out. */
	private String code() {
		StringBuilder code = new StringBuilder();
		for (int i = 0; i < LENGTH; i++) {
			code.append((i > 0 && i % GROUP == 0) ? "-" : "")
				.append(ALPHABET.charAt(this.random.nextInt(ALPHABET.length())));
		}
		return code.toString();
	}

	/** However it was typed: dashes, spaces and small letters make no difference. */
	private static byte[] hash(String code) {
		return Secret.claimed(code.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}]", "")).hash();
	}

	/**
	 * Makes the first account, all or nothing; afterwards no code works any more.
	 */
	Mono<Account> redeem(String code, String username, String name, String password) {
		byte[] hash = hash(code);
		Account account = new Account(this.ids.next(), username, name, null, EnumSet.of(Role.HEAD_OFFICE),
				SiteScope.allSites(), true, false, 1);
		return needed().filter((needed) -> needed)
			.switchIfEmpty(Mono.error(Problems.conflict("already-set-up", "There is an account already; sign in.")))
			.then(this.passwords.check(password, username))
			.then(this.passwords.hash(password))
			.flatMap((hashed) -> everywhere(this.codes.take(hash)
				.filter((taken) -> taken > 0)
				.switchIfEmpty(Mono.error(Problems.invalid(new FieldFault("code", "wrong-code",
						"This is not the code that the platform's first start has printed."))))
				.then(this.codes.clear())
				.then(this.accounts.insert(account, hashed))));
	}

	private <T> Mono<T> everywhere(Mono<T> work) {
		return this.transaction.run(SiteScope.allSites(), work);
	}

}
