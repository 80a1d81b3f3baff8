package io.touchpoint.complaint.tracking;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Actor;
import io.touchpoint.complaint.casework.CaseView;
import io.touchpoint.complaint.casework.Entry;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.file.CaseFile;
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
 * @param files the photos and documents that the customer sent or was shown
 * @param ended whether we are done with it; a message may open it again
 * @param withdrawn whether the customer took it back, after which nothing is left to
 * write to
 * @param ratable whether they may say how it ended
 * @param rated what they have said of it, once they have
 */
record TrackingPage(String reference, String subject, String description, String status, String explained,
		@Nullable String next, List<Promised> promised, boolean late, List<String> result, List<Happening> happenings,
		List<SharedFile> files, boolean withdrawable, boolean waiting, boolean ended, boolean withdrawn,
		boolean ratable, @Nullable String rated) {

	private static final int KILOBYTE = 1024;

	/**
	 * @param goesOn the case that is looked after; another one if this one was merged
	 * into one that is not this customer's, of which nothing but how it stands is told
	 * @param cases all whose words are this customer's
	 */
	static TrackingPage of(CaseView view, CaseView goesOn, Beside beside, List<UUID> cases, PageFrame frame) {
		boolean ended = goesOn.status() == Status.RESOLVED || goesOn.status() == Status.CLOSED;
		Rating rating = ended ? beside.rating(view) : null;
		return new TrackingPage(view.reference(), Objects.requireNonNull(view.subject()),
				Objects.requireNonNull(view.description()), frame.say("status." + goesOn.status()),
				frame.say("explained." + goesOn.status()), next(goesOn, frame), promised(beside.promises(), frame),
				goesOn.overdue(), result(view, beside, frame), happenings(view, beside.files(), cases, frame),
				beside.files().stream().map((file) -> SharedFile.of(file, frame)).toList(),
				view.moves().contains(Status.WITHDRAWN), goesOn.status() == Status.WAITING_FOR_CUSTOMER, ended,
				goesOn.status() == Status.WITHDRAWN,
				ended && view.status() == goesOn.status() && view.resolvedAt() != null && rating == null,
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

	private static List<Happening> happenings(CaseView view, List<CaseFile> files, List<UUID> cases, PageFrame frame) {
		Set<String> shown = files.stream().map((file) -> file.id().toString()).collect(Collectors.toSet());
		Stream<Told> own = view.timeline().stream().flatMap((entry) -> Stream.ofNullable(told(entry, shown, frame)));
		Stream<Told> others = view.merged()
			.stream()
			.filter((merged) -> cases.contains(merged.id()))
			.flatMap((merged) -> told(merged, shown, frame));
		return Stream.concat(own, others).sorted(Comparator.comparing(Told::at)).map(Told::happening).toList();
	}

	/** What was written in a case of the same matter, in whichever it was. */
	private static Stream<Told> told(CaseView.MergedCase merged, Set<String> files, PageFrame frame) {
		Told first = new Told(merged.receivedAt(), new Happening(frame.moment(merged.receivedAt()),
				frame.say("happening.you"), Objects.requireNonNull(merged.description()), true, null));
		return Stream.concat(Stream.of(first),
				merged.timeline()
					.stream()
					.filter((entry) -> entry.kind() != Entry.Kind.RECEIVED && entry.kind() != Entry.Kind.MOVE)
					.flatMap((entry) -> Stream.ofNullable(told(entry, files, frame))));
	}

	private static @Nullable Told told(Entry entry, Set<String> files, PageFrame frame) {
		boolean gone = entry.kind() == Entry.Kind.FILE_ADDED && !files.contains(entry.to());
		Happening happening = gone ? null : happening(entry, frame);
		return (happening != null) ? new Told(entry.at(), happening) : null;
	}

	private static @Nullable Happening happening(Entry entry, PageFrame frame) {
		String at = frame.moment(entry.at());
		boolean mine = entry.actor().equals(Actor.CUSTOMER.name());
		return switch (entry.kind()) {
			case RECEIVED -> Happening.plain(at, frame.say("status.RECEIVED"));
			case MOVE -> aboutMerging(entry) ? null : Happening.plain(at, frame.say("status." + entry.to()));
			case MESSAGE -> entry.visibleToCustomer()
					? new Happening(at, frame.say("happening.you"), entry.text(), true, null) : null;
			case NOTE -> entry.visibleToCustomer()
					? new Happening(at, frame.say("happening.we"), entry.text(), false, null) : null;
			case PROMISE_MADE, PROMISE_KEPT, PROMISE_BROKEN, PROMISE_RENEGOTIATED ->
				entry.visibleToCustomer() ? new Happening(at, promise(entry, frame), entry.text(), false, null) : null;
			case RATED -> new Happening(at, frame.say("happening.rated"), entry.text(), true, null);
			case REPLY_SENT -> new Happening(at, frame.say("happening.we"), entry.text(), false, null);
			case LETTER_SENT ->
				new Happening(at, frame.say("happening.letter"), entry.text(), false, "/letters/" + entry.to());
			case FILE_ADDED -> new Happening(at, frame.say(mine ? "happening.file.you" : "happening.file.we"),
					entry.text(), mine, "/files/" + entry.to());
			case LINK_RENEWED -> Happening.plain(at, frame.say(mine ? "happening.link.you" : "happening.link.we"));
			case FORWARDED, OWNER, UNIT, OVERDUE, CLOCK, DEADLINE, LONGER_TIME, RECOVERY_OPENED, RECOVERY_DONE,
					SEVERITY, CAUSES, CUSTOMER_TYPE, ABOUT, AREA, FORMALITY, RESTRICTION, REMEDY_ASKED, REMEDY_GRANTED,
					REMEDY_DECLINED, RETURN_DUE, RETURN_TOLD, FILE_SHARED, FILE_HIDDEN, MERGED, PARTED, CONTACT_PLAN,
					ERASED, ERASURE_ASKED, ERASURE_TAKEN_BACK, ROOT_CAUSE, ACTION_MADE, ACTION_CHANGED, ACTION_DONE,
					ACTION_DROPPED ->
				null;
		};
	}

	private static boolean aboutMerging(Entry move) {
		return Status.MERGED.name().equals(move.from()) || Status.MERGED.name().equals(move.to());
	}

	/** When a promise is due, or what became of it. */
	private static String promise(Entry entry, PageFrame frame) {
		String to = Objects.requireNonNull(entry.to());
		return switch (entry.kind()) {
			case PROMISE_MADE -> frame.say("happening.promised", frame.deadline(Instant.parse(to)));
			case PROMISE_RENEGOTIATED -> frame.say("happening.renegotiated", frame.deadline(Instant.parse(to)));
			case PROMISE_KEPT, PROMISE_BROKEN -> frame.say("happening." + to);
			case RECEIVED, FORWARDED, MOVE, OWNER, UNIT, NOTE, MESSAGE, OVERDUE, CLOCK, DEADLINE, LONGER_TIME,
					RECOVERY_OPENED, RECOVERY_DONE, SEVERITY, CAUSES, CUSTOMER_TYPE, ABOUT, AREA, FORMALITY,
					RESTRICTION, REMEDY_ASKED, REMEDY_GRANTED, REMEDY_DECLINED, RATED, RETURN_DUE, RETURN_TOLD,
					REPLY_SENT, LETTER_SENT, FILE_ADDED, FILE_SHARED, FILE_HIDDEN, LINK_RENEWED, MERGED, PARTED,
					CONTACT_PLAN, ERASED, ERASURE_ASKED, ERASURE_TAKEN_BACK, ROOT_CAUSE, ACTION_MADE, ACTION_CHANGED,
					ACTION_DONE, ACTION_DROPPED ->
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
	record Beside(List<OpenPromise> promises, List<Remedy> given, List<Rating> ratings, List<CaseFile> files) {

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

	/** A happening and when it was. */
	private record Told(Instant at, Happening happening) {
	}

	/**
	 * One thing that happened; a message has a text.
	 *
	 * @param file where its file is, below the page's own address; none if it has none
	 */
	record Happening(String at, String title, @Nullable String text, boolean mine, @Nullable String file) {

		static Happening plain(String at, String title) {
			return new Happening(at, title, null, false, null);
		}

	}

	/**
	 * A photo or document.
	 *
	 * @param about who sent it and how large it is, in words
	 */
	record SharedFile(UUID id, String name, String about) {

		static SharedFile of(CaseFile file, PageFrame frame) {
			return new SharedFile(file.id(), Objects.requireNonNull(file.name()),
					frame.say(file.fromCustomer() ? "file.you" : "file.we", Math.max(1, file.size() / KILOBYTE),
							frame.moment(file.addedAt())));
		}

	}

}
