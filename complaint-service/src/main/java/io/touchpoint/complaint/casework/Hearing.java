package io.touchpoint.complaint.casework;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Takes what customers send to a case that there is, by whichever way it comes.
 */
@Component
public class Hearing {

	private final Casework casework;

	private final ComplaintRepository complaints;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	Hearing(Casework casework, ComplaintRepository complaints, SiteScopedTransaction transaction, Clock clock) {
		this.casework = casework;
		this.complaints = complaints;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Takes what the customer wrote, in a mail that is known by itself.
	 */
	public Mono<Void> hear(SiteScope scope, UUID id, String text) {
		return this.transaction.run(scope, ear(id).flatMap((ear) -> hear(scope, ear,
				(complaint) -> Mono.just(List.of(Entry.message(this.clock.instant(), text))))));
	}

	/**
	 * Takes what the customer wrote, once per key: what was sent before is in a timeline
	 * already, be it as the beginning of a case.
	 * @return the case that has it; a 422 problem if the key came before with something
	 * else
	 */
	public Mono<UUID> hear(String site, UUID id, String text, IntakeKey key) {
		return hear(site, id, key, (complaint) -> Mono.just(List.of(Entry.message(this.clock.instant(), text))));
	}

	/**
	 * Takes what the customer sent, in the same way. An answer that was waited for lets
	 * the clock go on.
	 * @param work further rows of the same transaction, and the lines that tell of them;
	 * not done for a repetition
	 */
	public Mono<UUID> hear(String site, UUID id, IntakeKey key, Function<Complaint, Mono<List<Entry>>> work) {
		SiteScope scope = SiteScope.of(site);
		return this.transaction.run(scope,
				ear(id).flatMap((ear) -> this.casework.once(scope, key, ear.at().id(), site, hear(scope, ear, work))));
	}

	private Mono<Void> hear(SiteScope scope, Ear ear, Function<Complaint, Mono<List<Entry>>> work) {
		UUID id = ear.at().id();
		Complaint stays = ear.stays();
		return both(ear).then(this.casework.holding(scope, id, work))
			.flatMap((lines) -> this.casework.change(scope, id, null,
					(complaint, now, deadlines) -> (complaint.status() == Status.WAITING_FOR_CUSTOMER)
							? complaint.move(Move.to(Status.INVESTIGATING), Actor.CUSTOMER, now, deadlines)
							: new Accepted(complaint, List.of()),
					lines))
			.then(Mono.defer(() -> (stays == null) ? Mono.empty()
					: this.casework.write(stays, List.of(Entry.heardIn(this.clock.instant(), ear.at().reference())))));
	}

	/** Both are written into: locked in the order of all who lock several. */
	private Mono<Void> both(Ear ear) {
		Complaint stays = ear.stays();
		return (stays == null) ? Mono.empty() : this.complaints.takeAll(ear.at().id(), stays.id()).then();
	}

	/**
	 * What is told of a case that was merged belongs to the one that stays. Unless both
	 * are of one customer it stands where the other customer does not read it, and the
	 * case that stays says so to whoever works on it.
	 */
	private Mono<Ear> ear(UUID id) {
		return this.complaints.find(id).switchIfEmpty(Mono.error(Casework::noSuchCase)).flatMap((complaint) -> {
			Merge merge = complaint.merge();
			return (merge == null) ? Mono.just(new Ear(complaint, null)) : this.complaints.find(merge.into())
				.map((stays) -> complaint.sameContact(stays) ? new Ear(stays, null) : new Ear(complaint, stays));
		});
	}

	/**
	 * Where a customer's words are written.
	 *
	 * @param stays the case that goes on for it, if that is another customer's
	 */
	private record Ear(Complaint at, @Nullable Complaint stays) {
	}

}
