package io.touchpoint.complaint.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.touchpoint.starter.web.ProblemException;
import io.touchpoint.starter.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What of cases somebody sees.
 *
 * @param hidden what they do not
 */
public record Sight(Set<CaseField> hidden) {

	/** Of customers at their own page, and of fellow services. */
	static final Sight WHOLE = new Sight(Set.of());

	public Sight {
		hidden = Set.copyOf(hidden);
	}

	/**
	 * Whether a field of a case is hidden.
	 * @param restricted whether the case is for few eyes only
	 */
	public boolean hides(CaseField field, boolean restricted) {
		return this.hidden.contains(field) && (restricted || field != CaseField.RESTRICTED_WORDS);
	}

	/**
	 * A 403 problem if something that cannot be shown in part holds a hidden field.
	 * @param restricted whether its case is for few eyes only
	 */
	public @Nullable ProblemException refusal(boolean restricted, CaseField... held) {
		for (CaseField field : held) {
			if (hides(field, restricted)) {
				return Problems.forbidden("It holds what your role does not see (" + field + ").");
			}
		}
		return null;
	}

	/** Begins to show one thing of a case. */
	public Masking masking(boolean restricted) {
		return new Masking(restricted);
	}

	/** Shows the parts of one thing, and notes which are hidden. */
	public final class Masking {

		private final boolean restricted;

		private final List<String> masked = new ArrayList<>();

		private Masking(boolean restricted) {
			this.restricted = restricted;
		}

		/**
		 * The value, or null if the reader does not see the field, whether there is one
		 * or not.
		 * @param name how the reader knows the value
		 */
		public <T> @Nullable T show(CaseField field, String name, @Nullable T value) {
			if (!hides(field, this.restricted)) {
				return value;
			}
			if (!this.masked.contains(name)) {
				this.masked.add(name);
			}
			return null;
		}

		/** The same for words that are restricted with their case, and no field else. */
		public <T> @Nullable T words(String name, @Nullable T value) {
			return show(CaseField.RESTRICTED_WORDS, name, value);
		}

		/** What colleagues write for each other. */
		public @Nullable String note(String name, @Nullable String text) {
			return words(name, show(CaseField.INTERNAL_NOTES, name, text));
		}

		/**
		 * A text of ours to a customer, without who that is for a reader who does not see
		 * the contact.
		 */
		public @Nullable String letter(String name, @Nullable String text, Addressee addressee) {
			String shown = words(name, show(CaseField.OUTGOING, name, text));
			return (shown == null || !hides(CaseField.CONTACT, this.restricted)) ? shown : addressee.cutOutOf(shown);
		}

		/** The names of what is hidden, in order. */
		public List<String> masked() {
			return List.copyOf(this.masked);
		}

	}

}
