package io.touchpoint.complaint.casework;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Shows the lines of a case to somebody who may not see all of it: each line stays, its
 * hidden part goes.
 */
final class MaskedTimeline {

	private static final String WORDS = "timeline.words";

	private MaskedTimeline() {
	}

	static List<Entry> of(List<Entry> timeline, Addressee addressee, Sight.Masking mask) {
		return timeline.stream().map((entry) -> shown(entry, addressee, mask)).toList();
	}

	private static Entry shown(Entry entry, Addressee addressee, Sight.Masking mask) {
		return switch (entry.kind()) {
			case NOTE, RETURN_TOLD, CONTACT_PLAN ->
				entry.visibleToCustomer() ? words(entry, mask.words(WORDS, entry.text()))
						: words(entry, mask.words(WORDS, note(entry, mask)));
			case MOVE, OWNER, UNIT, ROOT_CAUSE, ACTION_MADE, ACTION_CHANGED, ACTION_DONE, ACTION_DROPPED,
					RECOVERY_DONE ->
				words(entry, mask.words(WORDS, note(entry, mask)));
			case REPLY_SENT, LETTER_SENT -> words(entry, mask.letter("timeline.letters", entry.text(), addressee));
			case REMEDY_ASKED, REMEDY_GRANTED, REMEDY_DECLINED ->
				told(words(entry, mask.words(WORDS, note(entry, mask))), cost(entry, mask));
			case MESSAGE, PROMISE_MADE, PROMISE_KEPT, PROMISE_BROKEN, PROMISE_RENEGOTIATED, RECOVERY_OPENED, RATED,
					FILE_ADDED, FILE_SHARED, FILE_HIDDEN, RESTRICTION ->
				words(entry, mask.words(WORDS, entry.text()));
			case RECEIVED, FORWARDED, OVERDUE, CLOCK, DEADLINE, LONGER_TIME, SEVERITY, CAUSES, CUSTOMER_TYPE, ABOUT,
					AREA, FORMALITY, RETURN_DUE, LINK_RENEWED, MERGED, PARTED, ERASED, ERASURE_ASKED,
					ERASURE_TAKEN_BACK ->
				entry;
		};
	}

	private static @Nullable String note(Entry entry, Sight.Masking mask) {
		return mask.show(CaseField.INTERNAL_NOTES, "timeline.notes", entry.text());
	}

	/** A remedy is told as its kind, what it costs and in which currency. */
	private static @Nullable String cost(Entry entry, Sight.Masking mask) {
		String told = entry.to();
		int end = (told != null) ? told.indexOf(' ') : -1;
		return (told == null || end < 0 || mask.show(CaseField.REMEDY_COST, "timeline.remedies", told) != null) ? told
				: told.substring(0, end);
	}

	private static Entry words(Entry entry, @Nullable String text) {
		return new Entry(entry.at(), entry.actor(), entry.actorId(), entry.kind(), text, entry.from(), entry.to(),
				entry.visibleToCustomer());
	}

	private static Entry told(Entry entry, @Nullable String to) {
		return new Entry(entry.at(), entry.actor(), entry.actorId(), entry.kind(), entry.text(), entry.from(), to,
				entry.visibleToCustomer());
	}

}
