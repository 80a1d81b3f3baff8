package io.touchpoint.complaint.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Notes at one case that its customer wants to be forgotten, be it that they left no
 * address by which the customers' register knows them. It overwrites nothing that anybody
 * saw, so the revision stays.
 */
@Component
class CaseErasure {

	private final ErasureRepository repository;

	private final Casework casework;

	private final Clock clock;

	CaseErasure(ErasureRepository repository, Casework casework, Clock clock) {
		this.repository = repository;
		this.casework = casework;
		this.clock = clock;
	}

	/**
	 * Notes it, and who asked; again changes nothing.
	 * @param seen the revision that the caller saw
	 */
	Mono<Void> ask(Caller caller, UUID id, long seen) {
		Instant now = this.clock.instant();
		return this.casework.holding(caller.sites(), id,
				(held) -> this.casework.check(held, seen)
					.then(Mono.defer(() -> this.repository.askHere(id, now)))
					.filter((fresh) -> fresh)
					.flatMap((fresh) -> line(held, caller, now, Entry.Kind.ERASURE_ASKED)));
	}

	/**
	 * Takes it back while it waits; again changes nothing. A 409 problem once nothing of
	 * the customer is left, or if the register asked.
	 * @param seen the revision that the caller saw
	 */
	Mono<Void> takeBack(Caller caller, UUID id, long seen) {
		return this.casework.holding(caller.sites(), id,
				(held) -> this.casework.check(held, seen)
					.then(Mono.defer(() -> this.repository.takeBack(id)))
					.flatMap((taken) -> taken ? line(held, caller, this.clock.instant(), Entry.Kind.ERASURE_TAKEN_BACK)
							: this.repository.cut(id).flatMap((cut) -> Mono.<Void>error(irrevocable(cut)))));
	}

	private Mono<Void> line(Complaint held, Caller caller, Instant now, Entry.Kind kind) {
		return this.casework.write(held, List.of(Entry.by(Actor.of(caller), now, kind, null, null, null, false)));
	}

	private static ProblemException irrevocable(boolean cut) {
		return cut ? Problems.conflict("already-erased", "The customer was erased: nothing of them is left.")
				: Problems.conflict("erased-everywhere",
						"The customer is to be erased everywhere; that is not taken back at one case.");
	}

}
