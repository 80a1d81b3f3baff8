package io.touchpoint.complaint.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.complaint.PlainDeadlines;
import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Decision.Rejected;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class MovePropertyTests {

	static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

	static final Actor SOMEBODY = Actor.named("Somebody");

	static final Deadlines PLAIN = PlainDeadlines.PLAIN;

	@Property
	void noSequenceOfMovesLeavesTheTableAndEachRaisesTheRevisionByOne(@ForAll("attempts") List<Attempt> attempts) {
		Complaint complaint = aComplaint();
		Instant now = START;
		for (Attempt attempt : attempts) {
			now = now.plus(Duration.ofHours(attempt.hoursLater()));
			Decision decision = complaint.move(attempt.move(), SOMEBODY, now, PLAIN);
			switch (decision) {
				case Accepted yes -> {
					assertThat(complaint.status().next()).contains(yes.complaint().status());
					assertThat(yes.complaint().revision()).isEqualTo(complaint.revision() + 1);
					assertThat(yes.steps()).hasSize(1);
					complaint = yes.complaint();
				}
				case Rejected no -> assertThat(no.possible()).isSubsetOf(complaint.status().next());
			}
			assertConsistent(complaint);
		}
	}

	@Property
	void whatIsCalledPossibleIsAccepted(@ForAll("attempts") List<Attempt> attempts) {
		Complaint complaint = aComplaint();
		Instant now = START;
		for (Attempt attempt : attempts) {
			now = now.plus(Duration.ofHours(attempt.hoursLater()));
			for (Status to : complaint.possible(now, PLAIN)) {
				assertThat(complaint.move(legal(to), SOMEBODY, now, PLAIN)).isInstanceOf(Accepted.class);
			}
			for (Status to : EnumSet.complementOf(copy(complaint.possible(now, PLAIN)))) {
				assertThat(complaint.move(legal(to), SOMEBODY, now, PLAIN)).isInstanceOf(Rejected.class);
			}
			if (complaint.move(attempt.move(), SOMEBODY, now, PLAIN) instanceof Accepted yes) {
				complaint = yes.complaint();
			}
		}
	}

	private static EnumSet<Status> copy(Set<Status> some) {
		return some.isEmpty() ? EnumSet.noneOf(Status.class) : EnumSet.copyOf(some);
	}

	private static void assertConsistent(Complaint complaint) {
		Times times = complaint.times();
		assertThat(times.closedAt() != null).isEqualTo(complaint.status() == Status.CLOSED);
		assertThat(times.waitingSince() != null).isEqualTo(complaint.status() == Status.WAITING_FOR_CUSTOMER);
		assertThat(complaint.dueAt() != null)
			.isEqualTo(complaint.status().open() && complaint.status() != Status.WAITING_FOR_CUSTOMER);
		if (times.acknowledgedAt() != null) {
			assertThat(complaint.timely()).isEqualTo(!times.acknowledgedAt().isAfter(times.acknowledgeBy()));
		}
		else {
			assertThat(complaint.timely()).isNull();
		}
	}

	@Provide
	Arbitrary<List<Attempt>> attempts() {
		Arbitrary<Attempt> one = Combinators
			.combine(Arbitraries.of(Status.class), Arbitraries.of(true, true, false),
					Arbitraries.integers().between(0, 400))
			.as((to, withOutcome, hours) -> new Attempt(withOutcome ? legal(to) : Move.to(to), hours));
		return one.list().ofMinSize(1).ofMaxSize(30);
	}

	static Move legal(Status to) {
		return new Move(to, null,
				(to == Status.RESOLVED) ? new Settlement(Outcome.UPHELD, true, Remedy.APOLOGY) : Settlement.NONE);
	}

	static Complaint aComplaint() {
		Matter matter = new Matter(Channel.WEB, new Classification(Severity.NORMAL, List.of(Cause.IGNORED),
				CustomerType.PATIENT, About.SERVICE, null, Formality.FORMAL), "Subject", "Description", "en");
		return Complaint
			.receive(new UUID(7, 7), "north-general", "C-2026-000001", matter, new Contact("ana@example.org", "Ana"),
					Actor.CUSTOMER, START, START, false, PLAIN)
			.complaint();
	}

	record Attempt(Move move, int hoursLater) {
	}

}
