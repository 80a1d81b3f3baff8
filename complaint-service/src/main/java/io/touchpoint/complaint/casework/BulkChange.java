package io.touchpoint.complaint.casework;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.complaint.casework.Decision.Rejected;
import io.touchpoint.starter.web.FieldFault;
import io.touchpoint.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * One change that many cases are to take, each by itself. What is not named stays as it
 * is in each of them.
 *
 * @param cases which cases, as the caller saw them; each once
 * @param owner who is to look after them
 * @param unit the unit that they are to lie with
 * @param to where they are to go; only a state that needs nothing beside it
 * @param note why they change hands, or move on if they stay in theirs; for colleagues
 */
record BulkChange(@NotEmpty @Size(max = 100) @Valid List<@NotNull Seen> cases, @Nullable @Valid To owner,
		@Nullable @Valid To unit, @Nullable Severity severity, @Nullable MonitoredArea area,
		@Nullable Formality formality, @Nullable Status to, @Nullable @Size(max = 4000) String note) {

	/** A case and its revision as the caller saw it. */
	record Seen(@NotNull UUID id, @Min(0) long revision) {
	}

	/**
	 * A colleague by account or a unit by code.
	 *
	 * @param id none leaves the cases with nobody
	 */
	record To(@Nullable @Size(max = 100) String id) {
	}

	/**
	 * A 400 problem if it changes nothing, names a case twice, or wants a move that has
	 * to be explained for each case.
	 */
	void check() {
		if (this.to != null && !this.to.saysAll()) {
			throw Problems.invalid(new FieldFault("to", "not-allowed",
					"Cases move to this state one by one, as there is more to say of each."));
		}
		if (this.owner == null && this.unit == null && this.to == null && !files()) {
			throw Problems.invalid(new FieldFault("owner", "missing", "Say what is to change in these cases."));
		}
		Set<UUID> known = new HashSet<>();
		for (int i = 0; i < this.cases.size(); i++) {
			if (!known.add(this.cases.get(i).id())) {
				throw Problems.invalid(
						new FieldFault("cases[" + i + "].id", "duplicate", "'cases[" + i + "].id' was named before."));
			}
		}
	}

	/** Whether cases are to be filed under something else. */
	boolean files() {
		return this.severity != null || this.area != null || this.formality != null;
	}

	/** What a case says to it: all of it at once, or nothing. */
	Decision decide(Complaint complaint, Desk desk, Actor by, Instant at, List<Stage> history, Deadlines deadlines) {
		String why = PlainText.orNull(this.note);
		Accepted handed = complaint.hand(desk, why, by, at);
		Accepted filed = files()
				? handed.then(handed.complaint().reclassify(filed(handed.complaint()), by, at, history, deadlines))
				: handed;
		if (this.to == null || this.to == complaint.status()) {
			return filed;
		}
		Move move = new Move(this.to, handed.steps().isEmpty() ? why : null, Settlement.NONE);
		return switch (filed.complaint().move(move, by, at, deadlines)) {
			case Accepted moved -> filed.then(moved);
			case Rejected no -> no;
		};
	}

	private Classification filed(Complaint complaint) {
		Classification before = complaint.matter().classification();
		return new Classification((this.severity != null) ? this.severity : before.severity(), before.causes(),
				before.customerType(), before.about(), (this.area != null) ? this.area : before.area(),
				(this.formality != null) ? this.formality : before.formality());
	}

}
