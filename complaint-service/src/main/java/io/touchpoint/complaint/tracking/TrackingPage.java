package io.touchpoint.complaint.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.CaseView;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.promise.OpenPromise;
import io.touchpoint.complaint.recovery.Rating;
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
 * @param ratable whether they may say how it ended
 * @param rated what they have said of it, once they have
 */
record TrackingPage(String reference, String subject, String description, String status, String explained,
		@Nullable String next, List<Promised> promised, boolean late, List<String> result, List<Happening> happenings,
		boolean withdrawable, boolean waiting, boolean ended, boolean withdrawn, boolean ratable,
		@Nullable String rated) {

	static TrackingPage of(CaseView view, Beside beside, PageFrame frame) {
		boolean ended = view.status() == Status.RESOLVED || view.status() == Status.CLOSED;
		Rating rating = ended ? beside.rating(view) : null;
		return new TrackingPage(view.reference(), view.subject(), view.description(),
				frame.say("status." + view.status()), frame.say("explained." + view.status()), next(view, frame),
				promised(beside.promises(), frame), view.overdue(), result(view, beside, frame),
				happenings(view, frame), view.moves().contains(Status.WITHDRAWN),
				view.status() == Status.WAITING_FOR_CUSTOMER, ended, view.status() == Status.WITHDRAWN,
				ended && view.resolvedAt() != null && rating == null,
				(rating != null) ? frame.say("rating.given", rating.handling(), rating.relation()) : null);
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

	/** What was given is told when it is over: until then more may come of it. */
	private static List<String> result(CaseView view, Beside beside, PageFrame frame) {
		return (view.outcome() == null) ? List.of()
				: Stream.concat(Stream.of("outcome." + view.outcome()),
						Stream.concat(Stream.ofNullable(view.remedy()), beside.given().stream())
							.distinct()
							.map((remedy) -> "remedy." + remedy))
					.map(frame::say)
					.toList();
	}

	private static List<Happening> happenings(CaseView view, PageFrame frame) {
		return view.timeline().stream().flatMap((entry) -> Stream.ofNullable(happening(entry, frame))).toList();
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
			case RATED -> new Happening(at, frame.say("happening.rated"), entry.text(), true);
			case FORWARDED, OWNER, UNIT, OVERDUE, CLOCK, DEADLINE, RECOVERY_OPENED, RECOVERY_DONE, SEVERITY, CAUSES,
					CUSTOMER_TYPE, ABOUT, AREA, FORMALITY, RESTRICTION, REMEDY_ASKED, REMEDY_GRANTED, REMEDY_DECLINED,
					RETURN_DUE, RETURN_TOLD ->
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
					RECOVERY_DONE, SEVERITY, CAUSES, CUSTOMER_TYPE, ABOUT, AREA, FORMALITY, RESTRICTION, REMEDY_ASKED,
					REMEDY_GRANTED, REMEDY_DECLINED, RATED, RETURN_DUE, RETURN_TOLD ->
				throw new IllegalArgumentException(entry.kind() + " tells of no promise");
		};
	}

	private static List<Promised> promised(List<OpenPromise> promises, PageFrame frame) {
		return promises.stream()
			.map((promise) -> new Promised(promise.text(), frame.say("promise.due", frame.deadline(promise.dueAt()))))
			.toList();
	}

	/**
	 * What is beside the case.
	 *
	 * @param given what the customer was given, each kind once
	 */
	record Beside(List<OpenPromise> promises, List<Remedy> given, List<Rating> ratings) {

		/** The rating of the resolution that stands. */
		private @Nullable Rating rating(CaseView view) {
			return this.ratings.stream()
				.filter((rating) -> rating.resolvedAt().equals(view.resolvedAt()))
				.findFirst()
				.orElse(null);
		}

	}

	/** Something that we promised and have not done yet. */
	record Promised(String text, String due) {
	}

	/** One thing that happened; a message has a text. */
	record Happening(String at, String title, @Nullable String text, boolean mine) {
	}

}
