package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.promise.PromiseDecision.Step;
import io.touchpoint.starter.event.NewEvent;
import org.jspecify.annotations.Nullable;

/**
 * What every event of a promise carries: the promise right after it, without a person's
 * word.
 *
 * @param complaint the case that it belongs to
 * @param late whether the customer did not get it in time
 * @param tell ids of the accounts that must know: who made it, and who owns the case
 */
record PromiseSnapshot(UUID complaint, CustomerType customerType, PromiseState state, Instant madeAt, Instant dueAt,
		boolean late, @Nullable Instant keptAt, @Nullable Instant brokenAt, @Nullable UUID predecessor,
		@Nullable UUID successor, List<String> tell, long revision) {

	static final int VERSION = 1;

	/**
	 * The event that tells of a step.
	 */
	static NewEvent tell(Step step, Complaint complaint) {
		Promise after = step.after();
		return new NewEvent("promise." + type(step.event()), VERSION, after.site(), step.event().at(),
				after.id().toString(), of(after, complaint));
	}

	private static PromiseSnapshot of(Promise promise, Complaint complaint) {
		Kept kept = promise.kept();
		Breach breach = promise.breach();
		return new PromiseSnapshot(promise.complaint(), complaint.matter().customerType(), promise.state(),
				promise.madeAt(), promise.terms().dueAt(), promise.state().late(), (kept != null) ? kept.at() : null,
				(breach != null) ? breach.at() : null, promise.predecessor(), promise.successor(),
				Stream.of(promise.madeBy(), complaint.owner())
					.filter(Objects::nonNull)
					.map(Person::id)
					.distinct()
					.toList(),
				promise.revision());
	}

	private static String type(PromiseEvent event) {
		return switch (event) {
			case PromiseEvent.Made made -> "made";
			case PromiseEvent.DueSoon soon -> "due-soon";
			case PromiseEvent.WasKept kept -> "kept";
			case PromiseEvent.Broken broken -> "broken";
			case PromiseEvent.Renegotiated renegotiated -> "renegotiated";
		};
	}

}
