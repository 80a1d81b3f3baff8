package io.touchpoint.feedback.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * For how long one kind of record is kept.
 *
 * @param revision 0 for what comes with the service
 * @param months whole months of the calendar, in UTC; null for ever
 * @param effectiveAt from when on it counts; null from the beginning
 */
record RetentionRule(RecordKind kind, long revision, @Nullable Integer months, @Nullable Instant effectiveAt,
		@Nullable Instant changedAt, @Nullable String changedBy) {

	/**
	 * What is older than this is cut.
	 * @return null if it is kept for ever
	 */
	@Nullable Instant horizon(Instant now) {
		return (this.months != null) ? horizon(now, this.months) : null;
	}

	static Instant horizon(Instant now, int months) {
		return now.atOffset(ZoneOffset.UTC).minusMonths(months).toInstant();
	}

	/**
	 * The rule that follows this one. A longer time counts at once, a shorter one after a
	 * while in which it can still be taken back.
	 * @param inForce by which it is cut now
	 */
	RetentionRule next(@Nullable Integer wanted, RetentionRule inForce, Instant now, Duration thinkTwice, String by) {
		boolean shorter = wanted != null && (inForce.months == null || wanted < inForce.months);
		return new RetentionRule(this.kind, this.revision + 1, wanted, shorter ? now.plus(thinkTwice) : now, now, by);
	}

	/** The newest that counts already. */
	static RetentionRule inForce(List<RetentionRule> newestFirst, RetentionRule usual, Instant now) {
		return newestFirst.stream()
			.filter((rule) -> rule.effectiveAt == null || !rule.effectiveAt.isAfter(now))
			.findFirst()
			.orElse(usual);
	}

}
