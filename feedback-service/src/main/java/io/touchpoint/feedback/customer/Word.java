package io.touchpoint.feedback.customer;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What somebody said of mail to them. Pure.
 *
 * @param consent that they may be written to; null if not
 * @param optedOutAt when they last said no; null if never
 */
record Word(@Nullable Consent consent, @Nullable Instant optedOutAt) {

	/** The latest word of both. */
	Word with(Word other) {
		Instant no = Stream.of(this, other)
			.map(Word::optedOutAt)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.orElse(null);
		return new Word(Consent.counting(this.consent, other.consent, no), no);
	}

}
