package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Decision.Reason;
import io.touchpoint.complaint.casework.Decision.Rejected;
import io.touchpoint.complaint.casework.Decision.Step;
import org.jspecify.annotations.Nullable;

/**
 * A case. It decides by itself and touches nothing: each decision is a value.
 *
 * @param revision rises by one with every step
 * @param receivedBy name of the colleague who took it in, or the customer
 * @param timely whether the first answer came in time; null while that is not decided
 * @param restriction why it is for few eyes only; null if it is not
 * @param imported taken over from another system: nobody is written to
 * @param merge into which other case it is merged; null if it stands by itself
 */
public record Complaint(UUID id, String site, String reference, long revision, Status status, Matter matter,
		@Nullable Contact contact, String receivedBy, Desk desk, boolean onTheSpot, Settlement settlement, Times times,
		@Nullable Boolean timely, @Nullable Restriction restriction, boolean imported, @Nullable Merge merge) {

	/**
	 * The case at its beginning.
	 * @param received when it came, which its clocks count from
	 * @param at when it is taken in, as late as that may be
	 */
	public static Accepted receive(UUID id, String site, String reference, Matter matter, @Nullable Contact contact,
			Actor by, Instant received, Instant at, boolean imported, Deadlines deadlines) {
		Complaint begun = new Complaint(id, site, reference, 1, Status.RECEIVED, matter, contact, by.name(),
				Desk.NOBODY, false, Settlement.NONE, Times.received(received, matter.severity(), deadlines), null, null,
				imported, null);
		return new Accepted(begun, List.of(new Step(begun, new ComplaintEvent.Received(at, by))));
	}

	/**
	 * Received and resolved in one step by the people present.
	 */
	public static Decision settleOnTheSpot(Accepted receipt, Move resolution, Actor by, Instant at,
			Deadlines deadlines) {
		return switch (receipt.complaint().move(resolution, by, at, deadlines)) {
			case Rejected no -> no;
			case Accepted yes -> receipt.then(yes);
		};
	}

	/**
	 * Which moves are possible at that time.
	 */
	public Set<Status> possible(Instant now, Deadlines deadlines) {
		Set<Status> possible = EnumSet.noneOf(Status.class);
		this.status.next().stream().filter((to) -> !tooLate(to, now, deadlines)).forEach(possible::add);
		return possible;
	}

	/**
	 * Where colleagues here have to say why, people of other systems need not: what those
	 * kept of their past is all there is.
	 */
	public Decision move(Move move, Actor by, Instant at, Deadlines deadlines) {
		Status to = move.to();
		if (!this.status.next().contains(to)) {
			return rejected(Reason.ILLEGAL_MOVE,
					"A case that is " + words(this.status) + " cannot become " + words(to) + ".", at, deadlines);
		}
		if (tooLate(to, at, deadlines)) {
			return rejected(Reason.TOO_LATE,
					(to == Status.REOPENED) ? "The time for reopening this case is over."
							: "The time for resolving this case on the spot is over; acknowledge it first.",
					at, deadlines);
		}
		if (to == Status.RESOLVED && move.settlement().outcome() == null) {
			return rejected(Reason.OUTCOME_MISSING, "A resolved case needs its outcome.", at, deadlines);
		}
		if (to != Status.RESOLVED && !move.settlement().empty()) {
			return rejected(Reason.OUTCOME_TOO_EARLY, "Outcome and remedy belong to the move to RESOLVED.", at,
					deadlines);
		}
		if (to.needsNote() && by.id() != null && move.note() == null) {
			return rejected(Reason.NOTE_MISSING, (to == Status.REFERRED) ? "Say to whom the case is referred."
					: "Say in a note why the case becomes " + words(to) + ".", at, deadlines);
		}
		Complaint after = moved(to, move.settlement(), at, deadlines);
		return accepted(after, new ComplaintEvent.Moved(at, by, this.status, to, move.note(),
				(to == Status.REOPENED) ? formerEnd(at) : null));
	}

	/** The resolution, where there was one: closing it later settles nothing more. */
	private FormerEnd formerEnd(Instant reopened) {
		Instant resolved = this.times.resolvedAt();
		Instant ended = (resolved != null) ? resolved : this.times.endedAt();
		return new FormerEnd(reopened, (ended != null) ? ended : this.times.receivedAt(), this.settlement.outcome());
	}

	/**
	 * What the case says to a move that something outside of it forbids.
	 */
	Rejected hindered(Status to, String why, Instant at, Deadlines deadlines) {
		Set<Status> rest = EnumSet.noneOf(Status.class);
		possible(at, deadlines).stream().filter((status) -> status != to).forEach(rest::add);
		return new Rejected(Reason.UNFINISHED, why, rest);
	}

	/**
	 * Lays the case on a desk.
	 * @param note why, if somebody says
	 */
	public Accepted hand(Desk to, @Nullable String note, Actor by, Instant at) {
		if (this.desk.equals(to)) {
			return new Accepted(this, List.of());
		}
		Restriction seenBy = (this.restriction != null) ? this.restriction.and(this.desk.owner(), to.owner()) : null;
		Complaint after = new Complaint(this.id, this.site, this.reference, this.revision + 1, this.status, this.matter,
				this.contact, this.receivedBy, to, this.onTheSpot, this.settlement, this.times, this.timely, seenBy,
				this.imported, this.merge);
		return accepted(after, new ComplaintEvent.Reassigned(at, by, this.desk, to, note));
	}

	/**
	 * Hides the case from all but the site's managers, the colleagues named and whoever
	 * looks after it, or shows it to everybody again. Nobody looks after a case that is
	 * merged.
	 * @param to null to show it
	 */
	public Accepted restrict(@Nullable Restriction to, Actor by, Instant at) {
		Restriction wanted = (to != null && this.merge == null) ? to.and(this.desk.owner()) : to;
		if (Objects.equals(this.restriction, wanted)) {
			return new Accepted(this, List.of());
		}
		Complaint after = new Complaint(this.id, this.site, this.reference, this.revision + 1, this.status, this.matter,
				this.contact, this.receivedBy, this.desk, this.onTheSpot, this.settlement, this.times, this.timely,
				wanted, this.imported, this.merge);
		return accepted(after, new ComplaintEvent.Restricted(at, by, this.restriction, wanted));
	}

	/**
	 * Merges the case into another one that tells of the same matter, and stays. Another
	 * customer is another voice; a case that ended for good, or that others were merged
	 * into, keeps its place. Into a restricted case it goes as one.
	 * @param holdsOthers whether other cases are merged into this one
	 */
	Decision mergeInto(Complaint stays, boolean holdsOthers, Actor by, Instant at, Deadlines deadlines) {
		Reason obstacle = obstacle(stays, holdsOthers, at, deadlines);
		if (obstacle != null) {
			return new Rejected(obstacle, obstacle.sentence(), possible(at, deadlines));
		}
		Complaint after = new Complaint(this.id, this.site, this.reference, this.revision + 1, Status.MERGED,
				this.matter, this.contact, this.receivedBy, this.desk, this.onTheSpot, this.settlement,
				this.times.resumed(at, this.matter.severity(), deadlines), this.timely, this.restriction, this.imported,
				new Merge(stays.id(), this.status, at));
		Accepted merged = accepted(after, new ComplaintEvent.Merged(at, by, this.status, stays.reference()));
		return (this.restriction != null) ? merged : merged.then(after.restrict(stays.restriction(), by, at));
	}

	/**
	 * How a merged case follows the one that stays, where everybody who sees that one
	 * reads what the customers of both write: what was for the same eyes remains so, and
	 * who looks after that one sees this one. Others whom that one is to be shown to have
	 * to see this one first.
	 * @param before the case that stays as it was
	 */
	Decision follow(Complaint before, Accepted stays) {
		ComplaintEvent why = stays.steps().getLast().event();
		if (Objects.equals(before.restriction(), this.restriction)) {
			return restrict(stays.complaint().restriction(), why.by(), why.at());
		}
		boolean shown = stays.steps().stream().anyMatch((step) -> step.event() instanceof ComplaintEvent.Restricted);
		if (this.restriction != null && !shown) {
			return restrict(this.restriction.and(stays.complaint().desk().owner()), why.by(), why.at());
		}
		return seenWith(stays.complaint()) ? new Accepted(this, List.of()) : wouldBeSeen();
	}

	/** Whether all who see that case may see this one. */
	boolean seenWith(Complaint stays) {
		return this.restriction == null || this.restriction.covers(stays.restriction());
	}

	static Rejected wouldBeSeen() {
		return new Rejected(Reason.WOULD_BE_SEEN, Reason.WOULD_BE_SEEN.sentence(), Set.of());
	}

	private @Nullable Reason obstacle(Complaint stays, boolean holdsOthers, Instant at, Deadlines deadlines) {
		if (this.id.equals(stays.id())) {
			return Reason.SAME_CASE;
		}
		if (!this.site.equals(stays.site())) {
			return Reason.OTHER_SITE;
		}
		if (this.merge != null || stays.merge() != null) {
			return Reason.ALREADY_MERGED;
		}
		if (holdsOthers) {
			return Reason.HOLDS_OTHERS;
		}
		if (otherCustomer(stays)) {
			return Reason.OTHER_CUSTOMER;
		}
		if (!goesOn(at, deadlines) || !stays.goesOn(at, deadlines)) {
			return Reason.ENDED_FOR_GOOD;
		}
		return seenWith(stays) ? null : Reason.WOULD_BE_SEEN;
	}

	private boolean otherCustomer(Complaint other) {
		return this.contact != null && other.contact != null && !sameContact(other);
	}

	/**
	 * Whether both are known to be of one customer: who left no address may be anybody.
	 */
	public boolean sameContact(Complaint other) {
		Contact mine = this.contact;
		Contact theirs = other.contact();
		return mine != null && theirs != null && mine.email().equalsIgnoreCase(theirs.email());
	}

	/** Whether something is owed, or may be again. */
	private boolean goesOn(Instant at, Deadlines deadlines) {
		return this.status.open() || possible(at, deadlines).contains(Status.REOPENED);
	}

	/**
	 * Takes a merge back: the case stands where it stood, and whoever looks after it sees
	 * it. If its customer was asked, its clock stands still from now on again.
	 * @param until the last moment for that
	 */
	Decision part(Actor by, Instant at, Instant until, Deadlines deadlines) {
		if (this.merge == null || at.isAfter(until)) {
			Reason why = (this.merge == null) ? Reason.NOT_MERGED : Reason.TOO_LATE_TO_PART;
			return new Rejected(why, why.sentence(), possible(at, deadlines));
		}
		Restriction seenBy = (this.restriction != null) ? this.restriction.and(this.desk.owner()) : null;
		boolean stops = this.merge.from() == Status.WAITING_FOR_CUSTOMER && deadlines.pauses(this.matter.severity());
		Complaint after = new Complaint(this.id, this.site, this.reference, this.revision + 1, this.merge.from(),
				this.matter, this.contact, this.receivedBy, this.desk, this.onTheSpot, this.settlement,
				stops ? this.times.waiting(at) : this.times, this.timely, seenBy, this.imported, null);
		return accepted(after, new ComplaintEvent.Parted(at, by, after.status()));
	}

	/** What the case says to a change after it was merged: the other one goes on. */
	public Rejected mergedAlready() {
		return new Rejected(Reason.ALREADY_MERGED, Reason.ALREADY_MERGED.sentence(), Set.of());
	}

	/** Who is to look after the case, if anybody is named. */
	public @Nullable Person owner() {
		return this.desk.owner();
	}

	/**
	 * Files the case under something else. Another severity has other deadlines; those of
	 * a case that ended are decided and stay.
	 * @param history so far, in order
	 */
	public Accepted reclassify(Classification as, Actor by, Instant at, List<Stage> history, Deadlines deadlines) {
		Classification before = this.matter.classification();
		if (before.equals(as)) {
			return new Accepted(this, List.of());
		}
		Complaint filed = filed(this.matter.classified(as), this.times);
		Complaint after = (before.severity() == as.severity()) ? filed
				: filed(filed.matter(), deadlines.again(filed, history));
		return accepted(after, new ComplaintEvent.Reclassified(at, by, before, as, dueAt(), after.dueAt()));
	}

	private Complaint filed(Matter matter, Times times) {
		return new Complaint(this.id, this.site, this.reference, this.revision + 1, this.status, matter, this.contact,
				this.receivedBy, this.desk, this.onTheSpot, this.settlement, times, this.timely, this.restriction,
				this.imported, this.merge);
	}

	/**
	 * The time for a first answer is over: from now on it is late, whenever it comes.
	 */
	public Accepted answerOverdue(Instant now) {
		if (this.status != Status.RECEIVED || this.timely != null || !this.times.acknowledgeBy().isBefore(now)) {
			return new Accepted(this, List.of());
		}
		Complaint after = with(this.revision + 1, this.status, this.onTheSpot, this.settlement, this.times,
				Boolean.FALSE);
		return accepted(after, new ComplaintEvent.AnswerOverdue(now, Actor.CLOCK));
	}

	/**
	 * The next deadline; none while the clock stands still or nothing is owed.
	 */
	public @Nullable Instant dueAt() {
		return switch (this.status) {
			case RECEIVED -> this.times.acknowledgeBy().isBefore(this.times.resolveBy()) ? this.times.acknowledgeBy()
					: this.times.resolveBy();
			case ACKNOWLEDGED, INVESTIGATING, REOPENED -> this.times.resolveBy();
			case WAITING_FOR_CUSTOMER -> (this.times.waitingSince() == null) ? this.times.resolveBy() : null;
			case RESOLVED, CLOSED, WITHDRAWN, REFERRED, MERGED -> null;
		};
	}

	public boolean overdue(Instant now) {
		Instant due = dueAt();
		return due != null && due.isBefore(now);
	}

	/**
	 * The same case as its source describes it, where the source knows better.
	 */
	public Complaint asTold(Status status, Settlement settlement, Times times, @Nullable Boolean timely) {
		return with(this.revision, status, this.onTheSpot, settlement, times, timely);
	}

	/** The same case after that many changes that its source does not tell one by one. */
	public Complaint atRevision(long revision) {
		return with(revision, this.status, this.onTheSpot, this.settlement, this.times, this.timely);
	}

	/** The same case with the reference that was drawn for it. */
	public Complaint withReference(String reference) {
		return new Complaint(this.id, this.site, reference, this.revision, this.status, this.matter, this.contact,
				this.receivedBy, this.desk, this.onTheSpot, this.settlement, this.times, this.timely, this.restriction,
				this.imported, this.merge);
	}

	private boolean tooLate(Status to, Instant at, Deadlines deadlines) {
		if (this.status == Status.RECEIVED && to == Status.RESOLVED) {
			return at.isAfter(deadlines.onTheSpotBy(this.times.receivedAt()));
		}
		Instant ended = this.times.endedAt();
		return to == Status.REOPENED && ended != null && at.isAfter(deadlines.reopenBy(ended));
	}

	private Complaint moved(Status to, Settlement given, Instant at, Deadlines deadlines) {
		Severity severity = this.matter.severity();
		Times resumed = this.times.resumed(at, severity, deadlines);
		return switch (to) {
			case ACKNOWLEDGED -> next(to, this.settlement, resumed.acknowledged(at), firstAnswer(at));
			case INVESTIGATING, WITHDRAWN, REFERRED -> next(to, this.settlement, resumed, this.timely);
			case WAITING_FOR_CUSTOMER ->
				next(to, this.settlement, deadlines.pauses(severity) ? resumed.waiting(at) : resumed, this.timely);
			case RESOLVED -> with(this.revision + 1, to, this.onTheSpot || this.status == Status.RECEIVED, given,
					resumed.acknowledged(at).resolved(at), firstAnswer(at));
			case CLOSED -> next(to, this.settlement, resumed.closed(at), this.timely);
			case REOPENED ->
				next(to, Settlement.NONE, resumed.reopened(deadlines.resolveBy(at, severity)), this.timely);
			case RECEIVED, MERGED -> throw new IllegalStateException("No move leads to " + to);
		};
	}

	private @Nullable Boolean firstAnswer(Instant at) {
		if (this.timely != null || this.times.acknowledgedAt() != null) {
			return this.timely;
		}
		return !at.isAfter(this.times.acknowledgeBy());
	}

	private Complaint next(Status to, Settlement settlement, Times times, @Nullable Boolean timely) {
		return with(this.revision + 1, to, this.onTheSpot, settlement, times, timely);
	}

	private Complaint with(long revision, Status status, boolean onTheSpot, Settlement settlement, Times times,
			@Nullable Boolean timely) {
		return new Complaint(this.id, this.site, this.reference, revision, status, this.matter, this.contact,
				this.receivedBy, this.desk, onTheSpot, settlement, times, timely, this.restriction, this.imported,
				this.merge);
	}

	private Accepted accepted(Complaint after, ComplaintEvent event) {
		return new Accepted(after, List.of(new Step(after, event)));
	}

	private Rejected rejected(Reason reason, String detail, Instant at, Deadlines deadlines) {
		return new Rejected(reason, detail, possible(at, deadlines));
	}

	private static String words(Status status) {
		return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
	}

}
