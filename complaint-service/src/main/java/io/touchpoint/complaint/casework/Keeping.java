package io.touchpoint.complaint.casework;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Casework.Aside;
import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Decision.Rejected;
import io.touchpoint.starter.event.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Writes what cases decided, with all that hangs on it, within the caller's transaction.
 * The ends of the audit chain and of the feed come last: all who write at a site wait for
 * them.
 */
@Component
class Keeping {

	private final ComplaintRepository complaints;

	private final List<CaseWatch> watchers;

	private final RestrictedAnswers answers;

	private final Trail trail;

	private final Outbox outbox;

	private final CaseMeters meters;

	private final Clock clock;

	Keeping(ComplaintRepository complaints, List<CaseWatch> watchers, RestrictedAnswers answers, Trail trail,
			Outbox outbox, CaseMeters meters, Clock clock) {
		this.complaints = complaints;
		this.watchers = List.copyOf(watchers);
		this.answers = answers;
		this.trail = trail;
		this.outbox = outbox;
		this.meters = meters;
		this.clock = clock;
	}

	/** Keeps a case that begins. */
	Mono<Accepted> begin(Accepted receipt, Function<Complaint, Mono<Void>> also) {
		return keep(receipt, true, List.of(), also);
	}

	/**
	 * Keeps what a case decided.
	 * @param further lines for the timeline, written when the case says yes
	 */
	Mono<Decision> keep(Decision decision, List<Entry> further) {
		return switch (decision) {
			case Rejected no -> Mono.just(no);
			case Accepted yes -> keep(yes, false, further, (complaint) -> Mono.empty()).cast(Decision.class);
		};
	}

	private Mono<Accepted> keep(Accepted yes, boolean first, List<Entry> further,
			Function<Complaint, Mono<Void>> also) {
		Complaint complaint = yes.complaint();
		List<Entry> entries = Stream.concat(yes.entries().stream(), further.stream()).toList();
		return (first ? this.complaints.add(complaint) : saveIfChanged(yes))
			.then(Mono.defer(() -> Flux.fromIterable(yes.deskChanges())
				.concatMap((change) -> this.complaints.addDeskChange(complaint, change))
				.then()))
			.then(Mono.defer(() -> Flux.fromIterable(yes.formerEnds())
				.concatMap((end) -> this.complaints.addFormerEnd(complaint, end))
				.then()))
			.then(Mono.defer(() -> this.complaints.addEntries(complaint, entries)))
			.then(Mono.defer(() -> also.apply(complaint)))
			.then(Mono.defer(() -> watched(yes, first)))
			.then(Mono.defer(() -> this.answers.of(yes)))
			.flatMap((told) -> this.trail.write(complaint.site(), Trace.of(complaint.id(), yes.steps(), entries))
				.then(Mono.defer(() -> this.outbox
					.append(Stream.concat(yes.steps().stream().map(Snapshot::tell), told.stream()).toList()))))
			.thenReturn(yes);
	}

	private Mono<Void> saveIfChanged(Accepted yes) {
		return yes.steps().isEmpty() ? Mono.empty() : this.complaints.save(yes.complaint());
	}

	private Mono<Void> watched(Accepted yes, boolean first) {
		return yes.steps().isEmpty() ? Mono.empty()
				: this.complaints.stages(yes.complaint().id())
					.collectList()
					.flatMap((history) -> Flux.fromIterable(this.watchers)
						.concatMap((watch) -> first ? watch.begun(yes.complaint(), history, this.clock.instant())
								: watch.changed(yes.complaint(), history, this.clock.instant()))
						.then());
	}

	/** Keeps what goes with a case, and the case if its deadlines are others. */
	Mono<Void> aside(Complaint before, Aside aside) {
		boolean moved = !aside.after().equals(before);
		return (moved ? this.complaints.save(aside.after()) : Mono.<Void>empty())
			.then(Mono.defer(() -> lines(before, aside.entries())))
			.then(Mono.defer(() -> (moved && aside.entries().isEmpty())
					? this.trail.write(before.site(), List.of(Trace.moved(aside.after(), this.clock.instant())))
					: Mono.empty()))
			.then(Mono.defer(() -> this.outbox.append(aside.events())));
	}

	/** Keeps lines of the timeline of a case. */
	Mono<Void> lines(Complaint complaint, List<Entry> entries) {
		return this.complaints.addEntries(complaint, entries)
			.then(Mono.defer(() -> this.trail.write(complaint.site(), Trace.of(complaint.id(), List.of(), entries))));
	}

	/** Counts what was kept, once it is committed. */
	void count(Decision decision) {
		if (decision instanceof Accepted accepted) {
			this.meters.count(accepted.steps());
		}
	}

}
