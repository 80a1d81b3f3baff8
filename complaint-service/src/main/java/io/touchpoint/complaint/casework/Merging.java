package io.touchpoint.complaint.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Decision.Rejected;
import io.touchpoint.complaint.casework.Entry.Kind;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Merges a case into another one, and parts them again: both cases, their timelines, what
 * hangs on them and the event in one commit.
 */
@Component
class Merging {

	private final ComplaintRepository complaints;

	private final Casework casework;

	private final Keeping keeping;

	private final List<Belongings> belongings;

	private final CaseworkSettings settings;

	private final SiteScopedTransaction transaction;

	private final Clock clock;

	Merging(ComplaintRepository complaints, Casework casework, Keeping keeping, List<Belongings> belongings,
			CaseworkSettings settings, SiteScopedTransaction transaction, Clock clock) {
		this.complaints = complaints;
		this.casework = casework;
		this.keeping = keeping;
		this.belongings = List.copyOf(belongings);
		this.settings = settings;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Merges a case into the one that stays.
	 * @param expected the revision of the case that the caller saw
	 * @param intoExpected the revision of the other one that they saw
	 */
	Mono<Decision> merge(SiteScope scope, UUID id, long expected, UUID into, long intoExpected, Actor by) {
		Mono<Decision> work = both(id, into).flatMap((both) -> this.casework.check(both.merged(), expected)
			.then(this.casework.check(both.stays(), intoExpected))
			.then(merge(both, by)));
		return this.transaction.run(scope, work).doOnNext(this.keeping::count);
	}

	private Mono<Decision> merge(Both both, Actor by) {
		Instant now = this.clock.instant();
		return Mono.zip(this.casework.deadlines(both.merged()), this.complaints.mergedInto(both.merged().id()).count())
			.map((known) -> both.merged().mergeInto(both.stays(), known.getT2() > 0, by, now, known.getT1()))
			.flatMap((decision) -> keep(both, decision, line(by, now, Kind.MERGED, both.merged()),
					(kept) -> kept.moveOver(both.merged(), both.stays())));
	}

	/**
	 * Takes a merge back.
	 * @param expected the revision of the merged case that the caller saw
	 */
	Mono<Decision> part(SiteScope scope, UUID id, long expected, Actor by) {
		Mono<Decision> work = this.casework.find(scope, id)
			.map((found) -> (found.merge() != null) ? found.merge().into() : id)
			.flatMap((into) -> both(id, into))
			.flatMap((both) -> this.casework.check(both.merged(), expected).then(part(both, by)));
		return this.transaction.run(scope, work).doOnNext(this.keeping::count);
	}

	private Mono<Decision> part(Both both, Actor by) {
		Instant now = this.clock.instant();
		Merge merge = both.merged().merge();
		Instant until = (merge != null) ? merge.at().plus(this.settings.undoMerge()) : now;
		return this.casework.deadlines(both.merged())
			.map((deadlines) -> both.merged().part(by, now, until, deadlines))
			.flatMap((decision) -> keep(both, decision, line(by, now, Kind.PARTED, both.merged()),
					(kept) -> kept.giveBack(both.merged(), both.stays())));
	}

	private Mono<Decision> keep(Both both, Decision decision, Entry line, Function<Belongings, Mono<Void>> moving) {
		return switch (decision) {
			case Rejected no -> Mono.just(no);
			case Accepted yes -> this.keeping.keep(yes, List.of())
				.then(this.keeping.lines(both.stays(), List.of(line)))
				.then(Flux.fromIterable(this.belongings).concatMap(moving).then())
				.thenReturn(yes);
		};
	}

	/** The line in the case that stays. */
	private static Entry line(Actor by, Instant at, Kind kind, Complaint merged) {
		return Entry.by(by, at, kind, null, merged.reference(), null, false);
	}

	/** Both, locked. */
	private Mono<Both> both(UUID id, UUID into) {
		return this.complaints.takeAll(id, into).collectMap(Complaint::id).map((found) -> {
			Complaint merged = found.get(id);
			Complaint stays = found.get(into);
			if (merged == null || (stays == null && merged.merge() != null)) {
				throw Casework.noSuchCase();
			}
			if (stays == null) {
				throw Problems.invalid(new FieldFault("into", "unknown-case", "There is no such case to merge into."));
			}
			return new Both(merged, stays);
		});
	}

	/** A case and the one that stays. */
	private record Both(Complaint merged, Complaint stays) {
	}

}
