package io.touchpoint.complaint.duplicate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.CaseField;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.Contact;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Sight;
import io.touchpoint.complaint.casework.Status;
import org.jspecify.annotations.Nullable;

/**
 * A case that is likely the same matter, and why.
 *
 * @param similarity how alike the words are, from 0 to 1
 * @param revision what to name when they are merged
 * @param masked what is hidden from the reader
 */
record Duplicate(UUID id, String reference, Status status, @Nullable String subject, Instant receivedAt,
		double similarity, List<Because> because, long revision, List<String> masked) {

	/** What speaks for it. */
	enum Because {

		SAME_CONTACT, SIMILAR_WORDS, SAME_CAUSE, SAME_UNIT

	}

	/**
	 * What is suggested of these: whoever has the same contact, or much the same words;
	 * the likeliest first. Cause and unit alone are no reason. How alike words are says
	 * what they are: those that the reader does not see are compared with none.
	 */
	static List<Duplicate> among(List<Candidate> candidates, Complaint complaint, DuplicateSettings settings,
			Sight sight) {
		Matter matter = complaint.matter();
		Words words = Words.of(matter.subject() + "\n" + matter.description());
		return candidates.stream()
			.map((candidate) -> of(candidate, complaint,
					unseen(sight, candidate, complaint) ? 0 : words.likeness(Words.of(candidate.text())), settings))
			.filter((one) -> one.because().contains(Because.SAME_CONTACT)
					|| one.because().contains(Because.SIMILAR_WORDS))
			.sorted(Comparator.comparing((Duplicate one) -> one.because().contains(Because.SAME_CONTACT))
				.thenComparing(Duplicate::similarity)
				.reversed())
			.limit(settings.most())
			.toList();
	}

	private static boolean unseen(Sight sight, Candidate candidate, Complaint complaint) {
		return sight.hides(CaseField.RESTRICTED_WORDS, candidate.restricted())
				|| sight.hides(CaseField.RESTRICTED_WORDS, complaint.restriction() != null);
	}

	private static Duplicate of(Candidate candidate, Complaint complaint, double likeness, DuplicateSettings settings) {
		List<Because> because = new ArrayList<>();
		Contact contact = complaint.contact();
		if (contact != null && contact.email().equalsIgnoreCase(candidate.email())) {
			because.add(Because.SAME_CONTACT);
		}
		if (likeness >= settings.similarity()) {
			because.add(Because.SIMILAR_WORDS);
		}
		if (candidate.cause() == complaint.matter().cause()) {
			because.add(Because.SAME_CAUSE);
		}
		if (candidate.unit() != null && candidate.unit().equals(complaint.desk().unit())) {
			because.add(Because.SAME_UNIT);
		}
		return new Duplicate(candidate.id(), candidate.reference(), candidate.status(), candidate.subject(),
				candidate.receivedAt(), likeness, List.copyOf(because), candidate.revision(), List.of());
	}

	/**
	 * The same as somebody sees it.
	 * @param restricted whether the case is for few eyes only
	 */
	Duplicate as(Sight sight, boolean restricted) {
		Sight.Masking mask = sight.masking(restricted);
		String subject = mask.words("subject", this.subject);
		return new Duplicate(this.id, this.reference, this.status, subject, this.receivedAt, this.similarity,
				this.because, this.revision, mask.masked());
	}

}
