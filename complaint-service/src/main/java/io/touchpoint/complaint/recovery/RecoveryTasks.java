package io.touchpoint.complaint.recovery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Decision;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Entry.Kind;
import io.touchpoint.complaint.casework.Move;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.starter.event.Ids;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The recovery that a broken promise opens, in the same case: the customer has one matter
 * with us and not two, and no figure counts it twice. A case that was resolved opens
 * again, so that it is on somebody's desk.
 */
@Component
public class RecoveryTasks {

	private final RecoveryTaskRepository tasks;

	private final Casework casework;

	private final Ids ids;

	private final Clock clock;

	RecoveryTasks(RecoveryTaskRepository tasks, Casework casework, Ids ids, Clock clock) {
		this.tasks = tasks;
		this.casework = casework;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Opens the recovery of a broken promise, once, within the caller's transaction; none
	 * in a case whose customer was erased.
	 */
	public Mono<Void> open(SiteScope scope, Complaint complaint, UUID promise) {
		Instant now = this.clock.instant();
		return this.tasks.add(this.ids.next(), complaint, promise, now)
			.filter((fresh) -> fresh)
			.flatMap((fresh) -> this.casework
				.change(scope, complaint.id(), null, RecoveryTasks::reopen,
						List.of(Entry.by(Actor.CLOCK, now, Kind.RECOVERY_OPENED, null, null, null, false)))
				.then());
	}

	/**
	 * Somebody made up for it.
	 */
	Mono<RecoveryTask> done(SiteScope scope, UUID complaint, UUID id, Actor by, String note) {
		Instant now = this.clock.instant();
		return this.casework.holding(
				scope, complaint, (
						held) -> this.tasks.find(complaint, id)
							.switchIfEmpty(Mono.error(() -> Problems.notFound("recovery")))
							.flatMap((task) -> this.tasks.done(complaint, id, by.name(), note, now))
							.flatMap(
									(first) -> first
											? this.casework.write(held,
													List.of(Entry.by(by, now, Kind.RECOVERY_DONE, note, null, null,
															false)))
											: Mono.<Void>error(Problems.conflict("already-done",
													"This recovery is done already; look at it again.")))
							.then(Mono.defer(() -> this.tasks.find(complaint, id))));
	}

	/** As far as the case may still be opened again. */
	private static Decision reopen(Complaint complaint, Instant now, Deadlines deadlines) {
		return (complaint.status() == Status.RESOLVED && complaint.possible(now, deadlines).contains(Status.REOPENED))
				? complaint.move(Move.to(Status.REOPENED), Actor.CLOCK, now, deadlines)
				: new Decision.Accepted(complaint, List.of());
	}

}
