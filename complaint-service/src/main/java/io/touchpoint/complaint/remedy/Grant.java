package io.touchpoint.complaint.remedy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.casework.Remedy.Price;
import io.touchpoint.complaint.remedy.GrantDecision.Accepted;
import io.touchpoint.complaint.remedy.GrantDecision.Reason;
import io.touchpoint.complaint.remedy.GrantDecision.Rejected;
import io.touchpoint.complaint.remedy.Terms.Giver;
import org.jspecify.annotations.Nullable;

/**
 * A remedy that a customer has, gets, was not given, or that waits for somebody's yes. It
 * decides by itself and touches nothing: each decision is a value.
 *
 * @param revision rises by one with every step
 * @param purchasedOn when what is taken back was bought
 * @param exception why it is taken back although the return window was over
 * @param askedBy who gave it, or asked for it if it is above their limit
 * @param ruling what somebody else decided about it; none if nobody had to
 */
record Grant(UUID id, UUID complaint, String site, long revision, GrantState state, Remedy kind, Money cost,
		@Nullable LocalDate purchasedOn, @Nullable String exception, @Nullable String note, Person askedBy,
		Instant askedAt, @Nullable Ruling ruling) {

	private static final int FIRST_YEAR = 1900;

	/**
	 * A remedy for the customer of an open case: given at once if it is within the limit
	 * of who gives it, and asked for otherwise.
	 * @param days the days that count for the return window
	 */
	static GrantDecision ask(UUID id, Complaint complaint, NewRemedy wanted, Giver by, Terms terms, Days days,
			Instant at) {
		return complaint.status().open() ? begin(id, complaint, wanted, by, terms, days, at)
				: new Rejected(Reason.CASE_ENDED, "The case has ended; open it again to give something in it.");
	}

	/**
	 * A remedy that the people present give in the moment in which they resolve the case:
	 * nobody can be asked then.
	 */
	static GrantDecision giveAtOnce(UUID id, Complaint complaint, NewRemedy wanted, Giver by, Terms terms, Days days,
			Instant at) {
		return switch (begin(id, complaint, wanted, by, terms, days, at)) {
			case Rejected no -> no;
			case Accepted yes -> (yes.grant().state() == GrantState.GRANTED) ? yes : new Rejected(Reason.NEEDS_APPROVAL,
					"This remedy is above your limit; take the complaint in first and ask for the remedy in it.");
		};
	}

	private static GrantDecision begin(UUID id, Complaint complaint, NewRemedy wanted, Giver by, Terms terms, Days days,
			Instant at) {
		Rejected no = refusal(wanted, by, terms, days);
		if (no != null) {
			return no;
		}
		Money cost = new Money((wanted.minor() != null) ? wanted.minor() : 0, terms.currency());
		if (!by.covers(cost) && cost.minor() > terms.limits().highest()) {
			return new Rejected(Reason.ABOVE_EVERY_LIMIT, "'minor' is above what anybody may give.");
		}
		return new Accepted(new Grant(id, complaint.id(), complaint.site(), 1,
				by.covers(cost) ? GrantState.GRANTED : GrantState.WAITING, wanted.kind(), cost, wanted.purchasedOn(),
				wanted.exception(), wanted.note(), by.person(), at, null));
	}

	private static @Nullable Rejected refusal(NewRemedy wanted, Giver by, Terms terms, Days days) {
		Price price = wanted.kind().price();
		long minor = (wanted.minor() != null) ? wanted.minor() : 0;
		if (price == Price.NOTHING && minor > 0) {
			return new Rejected(Reason.COSTS_NOTHING, "'minor' must be 0: words and better work cost nothing here.");
		}
		if ((price == Price.SOMETHING && minor == 0) || (price == Price.PERHAPS && wanted.minor() == null)) {
			return new Rejected(Reason.COST_MISSING, "'minor' must say what the remedy costs.");
		}
		return wanted.kind().windowed() ? purchaseFault(wanted, by, terms, days) : unasked(wanted);
	}

	private static @Nullable Rejected unasked(NewRemedy wanted) {
		if (wanted.purchasedOn() != null) {
			return new Rejected(Reason.PURCHASE_UNASKED, "'purchasedOn' belongs to an exchange or a refund.");
		}
		return (wanted.exception() != null) ? unneeded() : null;
	}

	private static @Nullable Rejected purchaseFault(NewRemedy wanted, Giver by, Terms terms, Days days) {
		LocalDate purchased = wanted.purchasedOn();
		if (purchased == null) {
			return new Rejected(Reason.PURCHASE_MISSING, "'purchasedOn' must say when it was bought.");
		}
		if (purchased.isAfter(days.today())) {
			return new Rejected(Reason.PURCHASE_IN_FUTURE, "'purchasedOn' must not lie in the future.");
		}
		if (purchased.getYear() < FIRST_YEAR) {
			return new Rejected(Reason.PURCHASE_TOO_OLD, "'purchasedOn' must not lie before 1900.");
		}
		if (!days.complained().isAfter(terms.lastDay(purchased))) {
			return (wanted.exception() != null) ? unneeded() : null;
		}
		if (wanted.exception() == null) {
			return new Rejected(Reason.WINDOW_OVER, "'purchasedOn' is longer ago than the " + terms.returnWindow()
					+ " days of the return window; a manager may make an exception and say why.");
		}
		return by.manages() ? null
				: new Rejected(Reason.EXCEPTION_NEEDS_MANAGER, "'exception' is for managers to make.");
	}

	private static Rejected unneeded() {
		return new Rejected(Reason.EXCEPTION_UNNEEDED, "'exception' is needed only when the return window is over.");
	}

	/**
	 * Somebody else says yes.
	 */
	GrantDecision approve(@Nullable String reason, Complaint complaint, Giver by, Instant at) {
		Rejected no = closed(complaint);
		if (no != null) {
			return no;
		}
		if (by.person().id().equals(this.askedBy.id())) {
			return new Rejected(Reason.OWN_REQUEST, "Nobody approves what they asked for themselves.");
		}
		return by.covers(this.cost) ? ruled(GrantState.GRANTED, new Ruling(by.person(), at, reason)) : aboveLimit();
	}

	/**
	 * Somebody whose limit covers it says no, or who asked takes it back.
	 */
	GrantDecision decline(String reason, Complaint complaint, Giver by, Instant at) {
		Rejected no = closed(complaint);
		if (no != null) {
			return no;
		}
		return (by.covers(this.cost) || by.person().id().equals(this.askedBy.id()))
				? ruled(GrantState.DECLINED, new Ruling(by.person(), at, reason)) : aboveLimit();
	}

	/** Whether that person may say yes to it. */
	boolean waitsFor(Giver giver) {
		return this.state == GrantState.WAITING && giver.covers(this.cost)
				&& !giver.person().id().equals(this.askedBy.id());
	}

	private @Nullable Rejected closed(Complaint complaint) {
		if (this.state != GrantState.WAITING) {
			return new Rejected(Reason.ALREADY_DECIDED, "This remedy is decided already; look at it again.");
		}
		return complaint.status().open() ? null
				: new Rejected(Reason.CASE_ENDED, "The case has ended; nothing more is given in it.");
	}

	private static Rejected aboveLimit() {
		return new Rejected(Reason.ABOVE_LIMIT, "This remedy costs more than you may give.");
	}

	private Accepted ruled(GrantState to, Ruling ruling) {
		return new Accepted(new Grant(this.id, this.complaint, this.site, this.revision + 1, to, this.kind, this.cost,
				this.purchasedOn, this.exception, this.note, this.askedBy, this.askedAt, ruling));
	}

	/**
	 * The days of a case at its site.
	 *
	 * @param complained when the customer came: who complains in time is not late because
	 * we are
	 */
	record Days(LocalDate complained, LocalDate today) {
	}

}
