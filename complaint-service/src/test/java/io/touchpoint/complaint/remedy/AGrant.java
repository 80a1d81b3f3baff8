package io.touchpoint.complaint.remedy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.PlainDeadlines;
import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Classification;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Decision;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Move;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.remedy.Grant.Days;
import io.touchpoint.complaint.remedy.GrantDecision.Accepted;
import io.touchpoint.complaint.remedy.Terms.Giver;
import org.jspecify.annotations.Nullable;

/**
 * Remedies of a Monday, at a site whose staff give 50.00 and whose managers give 500.00.
 */
final class AGrant {

	static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	static final LocalDate TODAY = LocalDate.parse("2026-03-02");

	static final Days DAYS = new Days(TODAY, TODAY);

	static final Terms TERMS = new Terms("EUR", new Limits(5_000, 50_000, 1_000_000), 30);

	static final Giver STEFAN = new Giver(new Person("00000000-0000-7000-8000-00000000000b", "Stefan Staff"), 5_000,
			false);

	static final Giver MARA = new Giver(new Person("00000000-0000-7000-8000-00000000000a", "Mara Manager"), 50_000,
			true);

	static final Giver HANNA = new Giver(new Person("00000000-0000-7000-8000-00000000000c", "Hanna Head"), 1_000_000,
			true);

	private AGrant() {
	}

	static NewRemedy wanted(Remedy kind, @Nullable Long minor) {
		return new NewRemedy(kind, minor, kind.windowed() ? TODAY.minusDays(10) : null, null, "Her phone fell");
	}

	static NewRemedy boughtOn(LocalDate day, @Nullable String exception) {
		return new NewRemedy(Remedy.REFUND, 1_250L, day, exception, null);
	}

	static GrantDecision ask(NewRemedy wanted, Giver by) {
		return Grant.ask(new UUID(7, 1), aCase(), wanted, by, TERMS, DAYS, NOW);
	}

	/** A refund of 100.00 that Stefan asks for. */
	static Grant waiting() {
		return ((Accepted) ask(wanted(Remedy.REFUND, 10_000L), STEFAN)).grant();
	}

	static Complaint aCase() {
		Matter matter = new Matter(Channel.WEB, new Classification(Severity.NORMAL, List.of(Cause.IGNORED),
				CustomerType.PATIENT, About.SERVICE, null, Formality.FORMAL), "Subject", "Description", "en");
		return Complaint
			.receive(new UUID(7, 7), "north-general", "C-2026-000001", matter, new Contact("ana@example.org", "Ana"),
					Actor.CUSTOMER, NOW, NOW, false, PlainDeadlines.PLAIN)
			.complaint();
	}

	static Complaint withdrawn() {
		return ((Decision.Accepted) aCase().move(Move.to(Status.WITHDRAWN), Actor.CUSTOMER, NOW, PlainDeadlines.PLAIN))
			.complaint();
	}

}
