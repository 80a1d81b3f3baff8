package io.touchpoint.complaint.casework;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.CallerAuthentication;
import reactor.core.publisher.Mono;

import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;

/**
 * Tells what of cases whoever asks sees.
 */
@Component
public class Sights {

	private final FieldRights rights;

	Sights(FieldRights rights) {
		this.rights = rights;
	}

	public Sight of(Caller caller) {
		return this.rights.of(caller.roles());
	}

	/** The sight of who asks now; customers, fellow services and jobs see all. */
	Mono<Sight> now() {
		return ReactiveSecurityContextHolder.getContext()
			.mapNotNull(SecurityContext::getAuthentication)
			.ofType(CallerAuthentication.class)
			.map(CallerAuthentication::getPrincipal)
			.filter((caller) -> !caller.roles().isEmpty())
			.map(this::of)
			.defaultIfEmpty(Sight.WHOLE);
	}

}
