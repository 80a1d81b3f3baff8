package io.touchpoint.gateway.login;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.touchpoint.starter.limit.Buckets;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Counts wrong passwords, wherever one is tried, per name and address, and per name alone
 * with more patience, so that a stranger cannot easily lock somebody out.
 */
@Component
class WrongPasswords {

	/** Member of the problem document: seconds until the next try. */
	private static final String RETRY_AFTER = "retryAfter";

	private static final int PATIENCE_WITH_ALL_ADDRESSES = 10;

	private final Buckets perNameAndAddress;

	private final Buckets perName;

	WrongPasswords(LoginProperties properties) {
		this.perNameAndAddress = new Buckets(properties.wrongPasswords(), properties.wrongPasswordsPer());
		this.perName = new Buckets(properties.wrongPasswords() * PATIENCE_WITH_ALL_ADDRESSES,
				properties.wrongPasswordsPer());
	}

	/**
	 * Lets a password be compared unless too many were wrong: then a 429 problem.
	 * @param comparison the account whose password it was, empty if it was wrong; a
	 * failure says nothing about the password
	 */
	Mono<Account> count(String username, String address, Mono<Account> comparison) {
		String both = username + " " + address;
		return Mono.defer(() -> {
			// Taken before the slow comparison, so that many tries at once are counted
			// too.
			Optional<Duration> wait = this.perNameAndAddress.take(both).or(() -> this.perName.take(username));
			return wait.<Mono<Account>>map((time) -> Mono.error(tooMany(time)))
				.orElseGet(() -> comparison.doOnNext((account) -> giveBack(username, both))
					.doOnError((failure) -> giveBack(username, both)));
		});
	}

	private void giveBack(String username, String both) {
		this.perNameAndAddress.giveBack(both);
		this.perName.giveBack(username);
	}

	private static ProblemException tooMany(Duration wait) {
		return Problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests",
				"Too many wrong passwords; try again in " + (wait.toMinutes() + 1) + " minutes.",
				Map.of(RETRY_AFTER, wait.toSeconds() + 1));
	}

	/**
	 * Says in the answer's header, too, when the next try may be made.
	 */
	static void tellWhenAgain(ProblemException problem, ServerWebExchange exchange) {
		if (problem.facts().get(RETRY_AFTER) instanceof Long seconds) {
			exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, seconds.toString());
		}
	}

}
