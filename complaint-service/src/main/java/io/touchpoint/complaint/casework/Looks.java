package io.touchpoint.complaint.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.CallerAuthentication;
import io.touchpoint.starter.web.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;

/**
 * Writes down who looks at restricted cases. A page that stays open asks again and again:
 * that is one look for as long as the settings say.
 */
@Component
public class Looks {

	private static final String KIND = "look";

	private static final byte[] NOTHING_SAID = new byte[0];

	private final Trail trail;

	private final CaseworkSettings settings;

	private final Clock clock;

	Looks(Trail trail, CaseworkSettings settings, Clock clock) {
		this.trail = trail;
		this.settings = settings;
		this.clock = clock;
	}

	/** A restricted case that somebody sees. */
	public record Seen(String site, UUID complaint) {
	}

	/**
	 * Somebody reads a case or a part of it, within the caller's transaction.
	 */
	Mono<Void> at(Complaint complaint) {
		return (complaint.restriction() == null) ? Mono.empty()
				: at(List.of(new Seen(complaint.site(), complaint.id())));
	}

	/**
	 * Somebody sees a page of a list, within the caller's transaction; the page.
	 * @param restricted whether a row shows a restricted case
	 * @param seen which
	 */
	public <T> Mono<Page<T>> at(Page<T> page, Predicate<T> restricted, Function<T, Seen> seen) {
		return at(page.items().stream().filter(restricted).map(seen).toList()).thenReturn(page);
	}

	/**
	 * Somebody sees restricted cases, within the caller's transaction. The customer and
	 * fellow services are nobody to be watched.
	 */
	public Mono<Void> at(List<Seen> restricted) {
		return restricted.isEmpty() ? Mono.empty()
				: ReactiveSecurityContextHolder.getContext()
					.mapNotNull(SecurityContext::getAuthentication)
					.ofType(CallerAuthentication.class)
					.map(CallerAuthentication::getPrincipal)
					.filter((caller) -> !caller.roles().isEmpty())
					.map(Caller::id)
					.flatMap((account) -> write(restricted, account));
	}

	/** A colleague whom a fellow service answers looks at what belongs to a case. */
	Mono<Void> at(Complaint complaint, String account) {
		return (complaint.restriction() == null) ? Mono.empty()
				: write(List.of(new Seen(complaint.site(), complaint.id())), account);
	}

	/**
	 * Site by site in one order, so that two who look at several never wait for each
	 * other.
	 */
	private Mono<Void> write(List<Seen> restricted, String account) {
		Instant now = this.clock.instant();
		Instant since = now.minus(this.settings.oneLook());
		return Flux.fromIterable(restricted.stream().distinct().toList())
			.filterWhen((seen) -> this.trail.tells(seen.complaint(), KIND, account, since).map((told) -> !told))
			.sort((one, other) -> one.site().compareTo(other.site()))
			.concatMap((seen) -> this.trail.write(seen.site(),
					List.of(new Trace(now, seen.complaint(), KIND, account, NOTHING_SAID))))
			.then();
	}

}
