package io.touchpoint.complaint.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Decision.Rejected;
import io.touchpoint.complaint.site.Sites;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Carries out what cases decide, one after the other on each case, and in one commit.
 */
@Component
public class Casework {

	private final ComplaintRepository complaints;

	private final Keeping keeping;

	private final IntakeKeyRepository keys;

	private final Sites sites;

	private final SiteScopedTransaction transaction;

	private final Deadlines.Calendar calendar;

	private final List<Obstacle> obstacles;

	private final SuggestionRepository suggestions;

	private final Clock clock;

	Casework(ComplaintRepository complaints, Keeping keeping, IntakeKeyRepository keys,
			SuggestionRepository suggestions, Sites sites, SiteScopedTransaction transaction,
			Deadlines.Calendar calendar, List<Obstacle> obstacles, Clock clock) {
		this.complaints = complaints;
		this.keeping = keeping;
		this.keys = keys;
		this.suggestions = suggestions;
		this.sites = sites;
		this.transaction = transaction;
		this.calendar = calendar;
		this.obstacles = List.copyOf(obstacles);
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
		return this.transaction.run(scope, work).doOnNext(this.keeping::count);
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
			return this.keeping.keep(decision, further);
		}
		return this.complaints.mergedInto(before.id())
			.map((merged) -> merged.follow(before, yes))
			.collectList()
			.flatMap((follow) -> Flux.fromIterable(follow)
				.ofType(Rejected.class)
				.<Decision>cast(Decision.class)
				.next()
				.switchIfEmpty(this.keeping.keep(decision, further)
					.flatMap((kept) -> Flux.fromIterable(follow)
						.concatMap((followed) -> this.keeping.keep(followed, List.of()))
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
		return decide(scope, id, expected,
				(complaint) -> deadlines(complaint)
					.zipWith(this.complaints.stages(id).collectList(),
							(deadlines, history) -> complaint.reclassify(as, by, this.clock.instant(), history,
									deadlines))
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
		Mono<Accepted> fresh = decide(
				scope, id, seen.revision(), (
						complaint) -> deadlines(complaint)
							.flatMap(
									(deadlines) -> this.complaints.stages(id)
										.collectList()
										.flatMap((history) -> unhindered(complaint,
												change.decide(complaint, desk, by, this.clock.instant(), history,
														deadlines),
												deadlines)))
							.flatMap((decision) -> (change.severity() != null) ? confirmed(complaint, decision)
									: Mono.just(decision)),
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
		return this.keeping.lines(complaint, entries);
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
				.flatMap((aside) -> this.keeping.aside(complaint, aside)));
		return this.transaction.run(scope, all);
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
