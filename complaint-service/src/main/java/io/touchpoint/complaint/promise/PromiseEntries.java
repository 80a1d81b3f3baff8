package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Entry.Kind;
import io.touchpoint.complaint.promise.PromiseDecision.Accepted;
import io.touchpoint.complaint.promise.PromiseDecision.Step;
import org.jspecify.annotations.Nullable;

/**
 * The lines that promises write into the timeline of their case.
 */
final class PromiseEntries {

	private PromiseEntries() {
	}

	static List<Entry> of(Accepted yes) {
		List<Entry> entries = new ArrayList<>();
		for (Step step : yes.steps()) {
			Entry entry = of(step, yes.steps().getLast().after());
			if (entry != null) {
				entries.add(entry);
			}
		}
		return List.copyOf(entries);
	}

	/**
	 * A reminder is between colleagues, and a promise that takes another one's place is
	 * told in one line.
	 */
	private static @Nullable Entry of(Step step, Promise newest) {
		Promise after = step.after();
		PromiseEvent event = step.event();
		return switch (event) {
			case PromiseEvent.Made made -> (after.predecessor() != null) ? null
					: line(event, after, Kind.PROMISE_MADE, null, due(after.terms().dueAt()));
			case PromiseEvent.DueSoon soon -> null;
			case PromiseEvent.WasKept kept -> line(event, after, Kind.PROMISE_KEPT, null, after.state().name());
			case PromiseEvent.Broken broken -> line(event, after, Kind.PROMISE_BROKEN, null, after.state().name());
			case PromiseEvent.Renegotiated renegotiated ->
				line(event, newest, Kind.PROMISE_RENEGOTIATED, due(after.terms().dueAt()), due(newest.terms().dueAt()));
		};
	}

	private static String due(Instant at) {
		return at.toString();
	}

	private static Entry line(PromiseEvent event, Promise promise, Kind kind, @Nullable String from, String to) {
		return Entry.by(event.by(), event.at(), kind, promise.terms().text(), from, to, promise.visibleToCustomer());
	}

}
