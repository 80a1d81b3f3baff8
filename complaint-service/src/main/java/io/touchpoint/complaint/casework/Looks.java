package io.touchpoint.complaint.casework;

import java.time.Clock;
import java.util.List;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.CallerAuthentication;
import reactor.core.publisher.Mono;

import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;

/**
 * Writes down who looks at restricted cases.
 */
@Component
class Looks {

	private static final byte[] NOTHING_SAID = new byte[0];

	private final Trail trail;

	private final Clock clock;

	Looks(Trail trail, Clock clock) {
		this.trail = trail;
		this.clock = clock;
	}

	/**
	 * Somebody reads a case or a part of it, within the caller's transaction. The
	 * customer and fellow services are nobody to be watched.
	 */
	Mono<Void> at(Complaint complaint) {
		return (complaint.restriction() == null) ? Mono.empty()
				: ReactiveSecurityContextHolder.getContext()
					.mapNotNull(SecurityContext::getAuthentication)
					.ofType(CallerAuthentication.class)
					.map(CallerAuthentication::getPrincipal)
					.filter((caller) -> !caller.roles().isEmpty())
					.flatMap((caller) -> write(complaint, caller));
	}

	private Mono<Void> write(Complaint complaint, Caller caller) {
		return this.trail.write(complaint.site(),
				List.of(new Trace(this.clock.instant(), complaint.id(), "look", caller.id(), NOTHING_SAID)));
	}

}
