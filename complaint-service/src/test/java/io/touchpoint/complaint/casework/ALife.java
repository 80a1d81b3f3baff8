package io.touchpoint.complaint.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Decision.Accepted;

/**
 * A case that went where numbers led it, by its own decisions: asked of its customer,
 * held, withdrawn, referred, opened again in time, merged into another one and parted.
 *
 * @param history what its clocks go by, in order
 */
public record ALife(Complaint complaint, List<Stage> history) {

	/** Each number is how many minutes, and some milliseconds, later what happens. */
	public static ALife of(Instant start, Severity severity, List<Integer> numbers, Deadlines deadlines) {
		ALife life = new ALife(begun(1, start, severity, deadlines), List.of());
		Instant at = start;
		for (int number : numbers) {
			at = at.plusMillis(number * Duration.ofMinutes(1).toMillis() + number % 999);
			life = life.goOn(at, number, deadlines);
		}
		return life;
	}

	public static Classification as(Severity severity) {
		return new Classification(severity, List.of(Cause.IGNORED), CustomerType.PATIENT, About.SERVICE, null,
				Formality.FORMAL);
	}

	/** The same after a holding reply, if it is owed anything. */
	public ALife held(Instant at, Deadlines deadlines) {
		if (!this.complaint.status().open()) {
			return this;
		}
		List<Stage> told = with(new Stage.Held(at));
		return new ALife(this.complaint.asTold(this.complaint.status(), this.complaint.settlement(),
				deadlines.again(this.complaint, told), this.complaint.timely()), told);
	}

	private ALife goOn(Instant at, int number, Deadlines deadlines) {
		if (this.complaint.merge() != null) {
			return decided(this.complaint.part(Actor.CUSTOMER, at, at, deadlines), at);
		}
		return switch (number % 7) {
			case 0 -> held(at, deadlines);
			case 1 -> decided(this.complaint.mergeInto(begun(2, at, Severity.NORMAL, deadlines), false, Actor.CUSTOMER,
					at, deadlines), at);
			default -> moved(at, number, deadlines);
		};
	}

	private ALife moved(Instant at, int number, Deadlines deadlines) {
		List<Status> possible = this.complaint.possible(at, deadlines)
			.stream()
			.sorted()
			.filter((to) -> number % 5 == 0 || (to != Status.WITHDRAWN && to != Status.REFERRED))
			.toList();
		if (possible.isEmpty()) {
			return this;
		}
		Status to = possible.get(number / 7 % possible.size());
		Settlement settlement = (to == Status.RESOLVED) ? new Settlement(Outcome.UPHELD, true, null) : Settlement.NONE;
		return decided(this.complaint.move(new Move(to, null, settlement), Actor.CUSTOMER, at, deadlines), at);
	}

	private ALife decided(Decision decision, Instant at) {
		return (decision instanceof Accepted yes) ? new ALife(yes.complaint(),
				with(new Stage.Moved(at, this.complaint.status(), yes.complaint().status()))) : this;
	}

	private List<Stage> with(Stage next) {
		return Stream.concat(this.history.stream(), Stream.of(next)).toList();
	}

	private static Complaint begun(long id, Instant at, Severity severity, Deadlines deadlines) {
		Matter matter = new Matter(Channel.WEB, as(severity), "Subject", "Description", "en");
		return Complaint
			.receive(new UUID(0, id), "here", "C-" + id, matter, null, Actor.CUSTOMER, at, at, false, deadlines)
			.complaint();
	}

}
