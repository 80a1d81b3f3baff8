package io.touchpoint.complaint.tracking;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.CaseView;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.promise.OpenPromise;
import org.jspecify.annotations.Nullable;

/**
 * What a customer reads about their case, in plain words.
 *
 * @param next what happens next and by when
 * @param promised what we promised and have not done yet, the next first
 * @param result how it ended, once it has
 * @param happenings what happened so far, the latest last
 * @param ended whether we are done with it; a message may open it again
 * @param withdrawn whether the customer took it back, after which nothing is left to
 * write to
 */
record TrackingPage(String reference, String subject, String description, String status, String explained,
		@Nullable String next, List<Promised> promised, boolean late, List<String> result, List<Happening> happenings,
		boolean withdrawable, boolean waiting, boolean ended, boolean withdrawn) {

	static TrackingPage of(CaseView view, List<OpenPromise> promises, PageFrame frame) {
		return new TrackingPage(view.reference(), view.subject(), view.description(),
				frame.say("status." + view.status()), frame.say("explained." + view.status()), next(view, frame),
				promised(promises, frame), view.overdue(), result(view, frame), happenings(view, frame),
				view.moves().contains(Status.WITHDRAWN), view.status() == Status.WAITING_FOR_CUSTOMER,
				view.status() == Status.RESOLVED || view.status() == Status.CLOSED, view.status() == Status.WITHDRAWN);
	}

	private static @Nullable String next(CaseView view, PageFrame frame) {
		Instant due = view.dueAt();
		if (due == null) {
			return null;
		}
		String day = frame.lastDay(due);
		String what = (view.status() == Status.RECEIVED) ? "answer" : "result";
		return frame.say("next." + what + (view.overdue() ? ".late" : ""), day);
	}

	private static List<String> result(CaseView view, PageFrame frame) {
		return Stream
			.of((view.outcome() != null) ? "outcome." + view.outcome() : null,
					(view.remedy() != null) ? "remedy." + view.remedy() : null)
			.filter((key) -> key != null)
			.map(frame::say)
			.toList();
	}

	private static List<Happening> happenings(CaseView view, PageFrame frame) {
		Stream<Told> own = view.timeline().stream().flatMap((entry) -> Stream.ofNullable(told(entry, frame)));
		Stream<Told> others = view.merged().stream().flatMap((merged) -> told(merged, frame));
		return Stream.concat(own, others).sorted(Comparator.comparing(Told::at)).map(Told::happening).toList();
	}

	/** What was written in a case of the same matter, in whichever it was. */
	private static Stream<Told> told(CaseView.MergedCase merged, PageFrame frame) {
		Told first = new Told(merged.receivedAt(), new Happening(frame.moment(merged.receivedAt()),
				frame.say("happening.you"), merged.description(), true));
		return Stream.concat(Stream.of(first),
				merged.timeline()
					.stream()
					.filter((entry) -> entry.kind() != Entry.Kind.RECEIVED && entry.kind() != Entry.Kind.MOVE)
					.flatMap((entry) -> Stream.ofNullable(told(entry, frame))));
	}

	private static @Nullable Told told(Entry entry, PageFrame frame) {
		Happening happening = happening(entry, frame);
		return (happening != null) ? new Told(entry.at(), happening) : null;
	}

	private static @Nullable Happening happening(Entry entry, PageFrame frame) {
		String at = frame.moment(entry.at());
		return switch (entry.kind()) {
			case RECEIVED -> new Happening(at, frame.say("status.RECEIVED"), null, false);
			case MOVE -> new Happening(at, frame.say("status." + entry.to()), null, false);
			case MESSAGE -> new Happening(at, frame.say("happening.you"), entry.text(), true);
			case NOTE ->
				entry.visibleToCustomer() ? new Happening(at, frame.say("happening.we"), entry.text(), false) : null;
			case PROMISE_MADE, PROMISE_KEPT, PROMISE_BROKEN, PROMISE_RENEGOTIATED ->
				entry.visibleToCustomer() ? new Happening(at, promise(entry, frame), entry.text(), false) : null;
			case FORWARDED, OWNER, UNIT, OVERDUE, CLOCK, DEADLINE, RECOVERY_OPENED, RECOVERY_DONE, SEVERITY, CAUSES,
					CUSTOMER_TYPE, ABOUT, AREA, FORMALITY, RESTRICTION, MERGED, PARTED ->
				null;
		};
	}

	/** When a promise is due, or what became of it. */
	private static String promise(Entry entry, PageFrame frame) {
		String to = Objects.requireNonNull(entry.to());
		return switch (entry.kind()) {
			case PROMISE_MADE -> frame.say("happening.promised", frame.deadline(Instant.parse(to)));
			case PROMISE_RENEGOTIATED -> frame.say("happening.renegotiated", frame.deadline(Instant.parse(to)));
			case PROMISE_KEPT, PROMISE_BROKEN -> frame.say("happening." + to);
			case RECEIVED, FORWARDED, MOVE, OWNER, UNIT, NOTE, MESSAGE, OVERDUE, CLOCK, DEADLINE, RECOVERY_OPENED,
					RECOVERY_DONE, SEVERITY, CAUSES, CUSTOMER_TYPE, ABOUT, AREA, FORMALITY, RESTRICTION, MERGED,
					PARTED ->
				throw new IllegalArgumentException(entry.kind() + " tells of no promise");
		};
	}

	private static List<Promised> promised(List<OpenPromise> promises, PageFrame frame) {
		return promises.stream()
			.map((promise) -> new Promised(promise.text(), frame.say("promise.due", frame.deadline(promise.dueAt()))))
			.toList();
	}

	/** Something that we promised and have not done yet. */
	record Promised(String text, String due) {
	}

	/** A happening and when it was. */
	private record Told(Instant at, Happening happening) {
	}

	/** One thing that happened; a message has a text. */
	record Happening(String at, String title, @Nullable String text, boolean mine) {
	}

}
