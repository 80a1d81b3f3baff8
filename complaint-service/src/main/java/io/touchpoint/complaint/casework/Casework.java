package io.touchpoint.complaint.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Decision.Rejected;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.event.Outbox;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Carries out what cases decide: the row, its timeline and its events in one commit.
 */
@Component
public class Casework {

	private final ComplaintRepository complaints;

	private final IntakeKeyRepository keys;

	private final Sites sites;

	private final SiteScopedTransaction transaction;

	private final Outbox outbox;

	private final Deadlines.Calendar calendar;

	private final List<Obstacle> obstacles;

	private final SuggestionRepository suggestions;

	private final List<CaseWatch> watchers;

	private final Trail trail;

	private final RestrictedAnswers answers;

	private final CaseMeters meters;

	private final Clock clock;

	Casework(ComplaintRepository complaints, IntakeKeyRepository keys, SuggestionRepository suggestions, Sites sites,
			SiteScopedTransaction transaction, Outbox outbox, Deadlines.Calendar calendar, List<CaseWatch> watchers,
			Trail trail, List<Obstacle> obstacles, RestrictedAnswers answers, CaseMeters meters, Clock clock) {
		this.complaints = complaints;
		this.keys = keys;
		this.suggestions = suggestions;
		this.sites = sites;
		this.transaction = transaction;
		this.outbox = outbox;
		this.calendar = calendar;
		this.obstacles = List.copyOf(obstacles);
		this.watchers = List.copyOf(watchers);
		this.trail = trail;
		this.answers = answers;
		this.meters = meters;
		this.clock = clock;
	}

	/**
	 * The case, or a 404 problem if there is none in that scope.
	 */
	Mono<Complaint> find(SiteScope scope, UUID id) {
		return this.transaction.run(scope, this.complaints.find(id)).switchIfEmpty(Mono.error(Casework::noSuchCase));
	}

	/**
	 * Changes a case as it decides; nothing is written when it says no.
	 * @param expected the revision that the caller saw, or null to take any
	 * @param further lines for the timeline, written when the case says yes
	 */
	public Mono<Decision> change(SiteScope scope, UUID id, @Nullable Long expected, Wish wish, List<Entry> further) {
		return decide(scope, id, expected,
				(complaint) -> deadlines(complaint).flatMap((deadlines) -> unhindered(complaint,
						wish.decide(complaint, this.clock.instant(), deadlines), deadlines)),
				further);
	}

	private Mono<Decision> decide(SiteScope scope, UUID id, @Nullable Long expected,
			Function<Complaint, Mono<Decision>> decision, List<Entry> further) {
		Mono<Decision> work = this.complaints.take(id)
			.switchIfEmpty(Mono.error(Casework::noSuchCase))
			.flatMap((complaint) -> check(complaint, expected))
			.flatMap((complaint) -> decision.apply(complaint)
				.flatMap((decided) -> standing(complaint, decided))
				.flatMap((decided) -> keepAll(complaint, decided, further)));
		return this.transaction.run(scope, work).doOnNext(this::count);
	}

	/**
	 * A case that is merged changes no more by itself, but for who may see it: all who
	 * see the one that stays, at least.
	 */
	private Mono<Decision> standing(Complaint before, Decision decision) {
		Merge merge = before.merge();
		if (merge == null || !(decision instanceof Accepted yes) || yes.steps().isEmpty()) {
			return Mono.just(decision);
		}
		return !yes.steps().stream().allMatch((step) -> step.event() instanceof ComplaintEvent.Restricted)
				? Mono.just(before.mergedAlready())
				: this.complaints.find(merge.into())
					.map((stays) -> yes.complaint().seenWith(stays) ? decision : Complaint.wouldBeSeen())
					.switchIfEmpty(Mono.error(Casework::noSuchCase));
	}

	/** Keeps what was decided with what follows for the cases merged into that one. */
	private Mono<Decision> keepAll(Complaint before, Decision decision, List<Entry> further) {
		if (!(decision instanceof Accepted yes)
				|| Objects.equals(before.restriction(), yes.complaint().restriction())) {
			return keep(decision, further);
		}
		return this.complaints.mergedInto(before.id())
			.map((merged) -> merged.follow(before, yes))
			.collectList()
			.flatMap((follow) -> Flux.fromIterable(follow)
				.ofType(Rejected.class)
				.<Decision>cast(Decision.class)
				.next()
				.switchIfEmpty(keep(decision, further).flatMap((kept) -> Flux.fromIterable(follow)
					.concatMap((followed) -> keep(followed, List.of()))
					.then(Mono.just(kept)))));
	}

	public Mono<Decision> change(SiteScope scope, UUID id, @Nullable Long expected, Wish wish) {
		return change(scope, id, expected, wish, List.of());
	}

	/**
	 * Files a case under something else; another severity moves its deadlines in the same
	 * commit.
	 */
	Mono<Decision> reclassify(SiteScope scope, UUID id, @Nullable Long expected, Classification as, Actor by) {
		return decide(
				scope, id, expected, (
						complaint) -> deadlines(complaint)
							.flatMap((deadlines) -> this.complaints.stages(id)
								.collectList()
								.map((history) -> complaint.reclassify(as, by, this.clock.instant(), history,
										deadlines)))
							.flatMap((decision) -> confirmed(complaint, decision)),
				List.of());
	}

	/** What was suggested waits for nobody any more, unless this is refused. */
	private Mono<Decision> confirmed(Complaint complaint, Decision decision) {
		return (decision instanceof Accepted && complaint.merge() == null)
				? this.suggestions.drop(complaint.id()).thenReturn(decision) : Mono.just(decision);
	}

	/**
	 * Changes a case as one of many, once per key: done before, it says yes again and
	 * takes no step. A refusal is a problem, which leaves the key free.
	 * @param desk where it is to lie
	 */
	Mono<Accepted> change(SiteScope scope, BulkChange.Seen seen, BulkChange change, Desk desk, Actor by,
			IntakeKey key) {
		UUID id = seen.id();
		Mono<Accepted> fresh = decide(scope, id, seen.revision(), (complaint) -> ((change.severity() != null)
				? this.suggestions.drop(id) : Mono.<Void>empty())
			.then(Mono.defer(() -> deadlines(complaint)))
			.flatMap((deadlines) -> this.complaints.stages(id)
				.collectList()
				.flatMap((history) -> unhindered(complaint,
						change.decide(complaint, desk, by, this.clock.instant(), history, deadlines), deadlines))),
				List.of())
			.map((decision) -> switch (decision) {
				case Accepted yes -> yes;
				case Rejected no -> throw Rejections.problem(no);
			});
		Mono<Accepted> again = this.keys.made(key)
			.flatMap(this.complaints::find)
			.switchIfEmpty(Mono.error(Casework::noSuchCase))
			.map((complaint) -> new Accepted(complaint, List.of()));
		return this.transaction.run(scope,
				this.complaints.take(id)
					.switchIfEmpty(Mono.error(Casework::noSuchCase))
					.flatMap((complaint) -> this.keys.claim(key, id, complaint.site(), this.clock.instant()))
					.flatMap((mine) -> mine ? fresh : again));
	}

	/**
	 * Cases whose time for a first answer is over and that do not count as late yet; all
	 * at once, so that no transaction stays open while they are worked through.
	 */
	public Mono<List<UUID>> unanswered(int most) {
		return this.transaction.list(SiteScope.allSites(), this.complaints.unanswered(this.clock.instant(), most))
			.collectList();
	}

	/**
	 * Makes something in one transaction, once per key.
	 * @param id of what is to be made
	 * @return the id of what the key made, now or before; a 422 problem if the key came
	 * before with something else
	 */
	public Mono<UUID> once(SiteScope scope, IntakeKey key, UUID id, String site, Mono<Void> work) {
		return this.transaction.run(scope, this.keys.claim(key, id, site, this.clock.instant())
			.flatMap((mine) -> mine ? work.thenReturn(id) : this.keys.made(key)));
	}

	/**
	 * What the key made before; empty if it is new, a 422 problem if it came with
	 * something else. Who asks first does not prepare again what has gone already, and
	 * may not be possible any more.
	 */
	public Mono<UUID> made(SiteScope scope, IntakeKey key) {
		return this.transaction.run(scope, this.keys.known(key));
	}

	/**
	 * Adds a line to the timeline. It changes nothing that two people could overwrite, so
	 * the revision stays.
	 */
	public Mono<Void> note(SiteScope scope, UUID id, Actor by, String text, boolean visibleToCustomer) {
		return change(scope, id, null, (complaint, now, deadlines) -> new Accepted(complaint, List.of()),
				List.of(Entry.note(this.clock.instant(), by, text, visibleToCustomer)))
			.then();
	}

	/**
	 * Notes that a colleague read what the customer said, if it is theirs to read:
	 * whoever else looks at a case takes nothing out of its owner's sight, and nobody has
	 * read words that they do not see. The revision stays.
	 */
	Mono<Void> read(SiteScope scope, UUID id, String reader, Sight sight) {
		return holding(scope, id,
				(complaint) -> sight.hides(CaseField.RESTRICTED_WORDS, complaint.restriction() != null) ? Mono.just(id)
						: this.complaints.read(id, reader).thenReturn(id))
			.then();
	}

	/**
	 * Does work that belongs to a case while nobody else changes it, in one transaction.
	 */
	public <T> Mono<T> holding(SiteScope scope, UUID id, Function<Complaint, Mono<T>> work) {
		return this.transaction.run(scope,
				this.complaints.take(id).switchIfEmpty(Mono.error(Casework::noSuchCase)).flatMap(work));
	}

	/**
	 * Writes lines into the timeline of a case, within the caller's transaction.
	 */
	public Mono<Void> write(Complaint complaint, List<Entry> entries) {
		return this.complaints.addEntries(complaint, entries)
			.then(Mono.defer(() -> this.trail.write(complaint.site(), Trace.of(complaint.id(), List.of(), entries))));
	}

	/**
	 * Writes beside a case, which is locked meanwhile, in one commit. The revision stays:
	 * nothing changes that two people could overwrite. A case that is no more is left
	 * out.
	 */
	public Mono<Void> beside(SiteScope scope, UUID id, Beside work) {
		Mono<Void> all = this.complaints.take(id)
			.flatMap((complaint) -> this.complaints.stages(id)
				.collectList()
				.flatMap((history) -> work.write(complaint, history, this.clock.instant()))
				.flatMap((aside) -> keep(complaint, aside)));
		return this.transaction.run(scope, all);
	}

	private Mono<Void> keep(Complaint before, Aside aside) {
		boolean moved = !aside.after().equals(before);
		return (moved ? this.complaints.save(aside.after()) : Mono.<Void>empty())
			.then(Mono.defer(() -> write(before, aside.entries())))
			.then(Mono.defer(() -> (moved && aside.entries().isEmpty())
					? this.trail.write(before.site(), List.of(Trace.moved(aside.after(), this.clock.instant())))
					: Mono.empty()))
			.then(Mono.defer(() -> this.outbox.append(aside.events())));
	}

	static ProblemException noSuchCase() {
		return Problems.notFound("complaint");
	}

	/** The same case, unless somebody else changed it since the caller saw it. */
	public Mono<Complaint> check(Complaint complaint, @Nullable Long expected) {
		if (expected == null || expected == complaint.revision()) {
			return Mono.just(complaint);
		}
		return Mono.error(new StaleRevision(complaint));
	}

	Mono<Deadlines> deadlines(Complaint complaint) {
		return this.sites.here(complaint.site()).map((site) -> this.calendar.at(site));
	}

	/** A move that the case itself allows may still have something in its way. */
	private Mono<Decision> unhindered(Complaint before, Decision decision, Deadlines deadlines) {
		if (!(decision instanceof Accepted yes) || yes.complaint().status() == before.status()) {
			return Mono.just(decision);
		}
		Status to = yes.complaint().status();
		return Flux.fromIterable(this.obstacles)
			.concatMap((obstacle) -> obstacle.to(before, yes.complaint()))
			.next()
			.<Decision>map((why) -> before.hindered(to, why, this.clock.instant(), deadlines))
			.defaultIfEmpty(yes);
	}

	/** Keeps a case that begins, within the caller's transaction. */
	Mono<Accepted> begin(Accepted receipt, Function<Complaint, Mono<Void>> also) {
		return keep(receipt, true, List.of(), also);
	}

	/** Keeps what a case decided, within the caller's transaction. */
	Mono<Decision> keep(Decision decision, List<Entry> further) {
		return switch (decision) {
			case Rejected no -> Mono.just(no);
			case Accepted yes -> keep(yes, false, further, (complaint) -> Mono.empty()).cast(Decision.class);
		};
	}

	/**
	 * The ends of the audit chain and of the feed come last: all who write at a site wait
	 * for them.
	 */
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

	private Mono<Void> watched(Accepted yes, boolean first) {
		return yes.steps().isEmpty() ? Mono.empty()
				: this.complaints.stages(yes.complaint().id())
					.collectList()
					.flatMap((history) -> Flux.fromIterable(this.watchers)
						.concatMap((watch) -> first ? watch.begun(yes.complaint(), history, this.clock.instant())
								: watch.changed(yes.complaint(), history, this.clock.instant()))
						.then());
	}

	private Mono<Void> saveIfChanged(Accepted yes) {
		return yes.steps().isEmpty() ? Mono.empty() : this.complaints.save(yes.complaint());
	}

	void count(Decision decision) {
		if (decision instanceof Accepted accepted) {
			this.meters.count(accepted.steps());
		}
	}

	/**
	 * What somebody wants of a case.
	 */
	@FunctionalInterface
	public interface Wish {

		Decision decide(Complaint complaint, Instant now, Deadlines deadlines);

	}

	/**
	 * What is written beside a case.
	 */
	@FunctionalInterface
	public interface Beside {

		Mono<Aside> write(Complaint complaint, List<Stage> history, Instant now);

	}

	/**
	 * Lines and events that go with a case, and the case if its deadlines are others.
	 */
	public record Aside(Complaint after, List<Entry> entries, List<NewEvent> events) {
	}

	/**
	 * Somebody else changed the case in the meantime; carries it as it stands.
	 */
	public static final class StaleRevision extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient Complaint current;

		StaleRevision(Complaint current) {
			super("The case has another revision", null, false, false);
			this.current = current;
		}

		Complaint current() {
			return Objects.requireNonNull(this.current);
		}

	}

}
