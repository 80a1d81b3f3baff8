package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Whose words on mail make up the word of an entry that others were merged into. Pure.
 *
 * @param standing the merges that were not taken back, the newest first
 */
record Together(List<Merged> standing) {

	/**
	 * A merge.
	 *
	 * @param own what the kept entry had said until then
	 * @param brought what the other one had said
	 */
	record Merged(UUID merge, Instant at, Word own, Word brought) {
	}

	Together {
		standing = List.copyOf(standing);
	}

	boolean holds(UUID merge) {
		return this.standing.stream().anyMatch((one) -> one.merge().equals(merge));
	}

	/**
	 * What the kept entry said itself: what it had said before, and what was said since
	 * they are one. A no of that time may stand with all of them already.
	 * @param now what counts of it now
	 */
	Word own(Word now) {
		if (this.standing.isEmpty()) {
			return now;
		}
		Merged newest = this.standing.getFirst();
		Word before = newest.own();
		Instant no = now.optedOutAt();
		Word joined = this.standing.stream().map(Merged::brought).reduce(before, Word::with);
		return new Word(Objects.equals(now.consent(), joined.consent()) ? before.consent() : now.consent(),
				Objects.equals(no, joined.optedOutAt()) && (no == null || no.isBefore(newest.at()))
						? before.optedOutAt() : no);
	}

	/** What counts once a merge is taken back. */
	Word without(UUID merge, Word now) {
		Word own = own(now);
		return this.standing.stream()
			.filter((one) -> !one.merge().equals(merge))
			.map(Merged::brought)
			.reduce(own.with(own), Word::with);
	}

}
