package io.touchpoint.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Sessions live in the database, so that several gateways share them, and are read on
 * every request, so that an ended one is refused at once.
 */
@Component
class Sessions {

	/** A session is written to at most this often. */
	private static final Duration TOUCH = Duration.ofMinutes(1);

	private final SessionQueries sessions;

	private final SiteScopedTransaction transaction;

	private final LoginProperties properties;

	private final Clock clock;

	Sessions(SessionQueries sessions, SiteScopedTransaction transaction, LoginProperties properties, Clock clock) {
		this.sessions = sessions;
		this.transaction = transaction;
		this.properties = properties;
		this.clock = clock;
	}

	Mono<Session> start(Account account) {
		String id = Secret.fresh().text();
		return everywhere(this.sessions.insert(Secret.claimed(id).hash(), account.id(), this.clock.instant()))
			.thenReturn(new Session(id, account));
	}

	/**
	 * The living session of that id.
	 * @param demo whether a demo account may use it from where the request comes
	 */
	Mono<Session> find(String id, boolean demo) {
		byte[] hash = Secret.claimed(id).hash();
		Instant now = this.clock.instant();
		return everywhere(this.sessions.find(hash, idleSince(now), oldest(now), demo)
			.flatMap((seen) -> touch(hash, seen, now).thenReturn(new Session(id, seen.account()))));
	}

	/**
	 * The same, without a sign of life of the session: it goes on ageing.
	 */
	Mono<Session> look(String id, boolean demo) {
		Instant now = this.clock.instant();
		return everywhere(this.sessions.find(Secret.claimed(id).hash(), idleSince(now), oldest(now), demo))
			.map((seen) -> new Session(id, seen.account()));
	}

	private Mono<Void> touch(byte[] hash, SessionQueries.Seen seen, Instant now) {
		return seen.lastSeenAt().plus(TOUCH).isBefore(now) ? this.sessions.touch(hash, now) : Mono.empty();
	}

	Mono<Void> end(String id) {
		return everywhere(this.sessions.end(Secret.claimed(id).hash()));
	}

	Mono<Void> clear() {
		Instant now = this.clock.instant();
		return everywhere(this.sessions.clear(idleSince(now), oldest(now)));
	}

	private Instant idleSince(Instant now) {
		return now.minus(this.properties.sessionIdle());
	}

	private Instant oldest(Instant now) {
		return now.minus(this.properties.sessionLongest());
	}

	private <T> Mono<T> everywhere(Mono<T> work) {
		return this.transaction.run(SiteScope.allSites(), work);
	}

}
