package io.touchpoint.complaint.contactplan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.CaseView;
import io.touchpoint.complaint.casework.Deadlines;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Looks;
import io.touchpoint.complaint.casework.Sight;
import io.touchpoint.complaint.casework.WorkingDaysAhead;
import io.touchpoint.complaint.contactplan.ContactPlanView.Found;
import org.jspecify.annotations.Nullable;

/**
 * How we stay in contact with the customer of a case.
 *
 * @param plan what holds now
 * @param proposal that something may be said; for managers only
 * @param covered when the messages of the customer came that a plan covers: each is kept
 * and shown like any other
 * @param replyBy by when the next reply is to go out; none if nothing was written since
 * the last one
 */
record CasePlanView(@Nullable ContactPlanView plan, @Nullable Proposal proposal, List<Instant> covered,
		@Nullable Instant replyBy) {

	static CasePlanView of(CaseView complaint, List<Found> plans, @Nullable Proposal proposal, Deadlines deadlines) {
		List<Instant> covered = complaint.timeline()
			.stream()
			.filter((entry) -> entry.kind() == Entry.Kind.MESSAGE && entry.visibleToCustomer())
			.map(Entry::at)
			.filter((at) -> plans.stream().anyMatch((found) -> found.plan().heldAt(at)))
			.toList();
		Optional<Found> holds = plans.stream().filter((found) -> found.plan().state() == PlanState.ACTIVE).findFirst();
		return new CasePlanView(holds.map(Found::view).orElse(null), proposal, covered,
				holds.map(Found::plan).map((plan) -> replyBy(complaint, plan, covered, deadlines)).orElse(null));
	}

	/** The rhythm counts from the last reply, or from the beginning of the plan. */
	private static @Nullable Instant replyBy(CaseView complaint, ContactPlan plan, List<Instant> covered,
			Deadlines deadlines) {
		ContactPlan.Terms terms = plan.terms();
		Instant last = complaint.timeline()
			.stream()
			.filter((entry) -> entry.kind() == Entry.Kind.REPLY_SENT || entry.kind() == Entry.Kind.LETTER_SENT)
			.map(Entry::at)
			.filter((at) -> at.isAfter(plan.decidedAt()))
			.max(Comparator.naturalOrder())
			.orElse(plan.decidedAt());
		boolean owed = covered.stream().anyMatch((at) -> at.isAfter(last));
		return (terms != null && owed) ? WorkingDaysAhead.end(last, terms.replyEvery(), deadlines) : null;
	}

	/**
	 * The restricted cases that it tells of: a plan's reason is part of the case at which
	 * it was decided.
	 */
	List<Looks.Seen> looked() {
		Stream<Looks.Seen> plan = Stream.ofNullable(this.plan)
			.filter(ContactPlanView::restricted)
			.map((shown) -> new Looks.Seen(shown.site(), shown.complaint()));
		Stream<Looks.Seen> proposed = Stream.ofNullable(this.proposal)
			.filter(Proposal::restricted)
			.map((shown) -> new Looks.Seen(shown.site(), shown.complaint()));
		return Stream.concat(plan, proposed).distinct().toList();
	}

	/** The same as somebody sees it. */
	CasePlanView as(Sight sight) {
		return new CasePlanView((this.plan != null) ? this.plan.as(sight) : null, this.proposal, this.covered,
				this.replyBy);
	}

}
