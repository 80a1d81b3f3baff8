package io.touchpoint.notification.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides after each try: done, once more, or never again. Pauses grow by a factor up to
 * a longest one; jitter takes up to half of it away, so that a crowd does not come back
 * at once. An outage of the mail server kills no message before its time.
 */
record RetryPolicy(int tries, Duration firstPause, double factor, Duration longestPause, Duration longestOutagePause,
		Duration giveUpAfter) {

	/**
	 * @param outcome how the try ended
	 * @param attempts how many tries there were, this one included
	 * @param createdAt when the message was stored
	 * @param now the time of the decision
	 * @param chance a random number of at least 0 and below 1
	 */
	Verdict decide(Outcome outcome, int attempts, Instant createdAt, Instant now, double chance) {
		return switch (outcome) {
			case Outcome.Sent sent -> new Verdict(MessageState.SENT, now, null);
			case Outcome.Suppressed suppressed -> new Verdict(MessageState.SUPPRESSED, now, suppressed.reason());
			case Outcome.Refused refused -> new Verdict(MessageState.DEAD, now, refused.reason());
			case Outcome.Deferred deferred when attempts >= this.tries ->
				new Verdict(MessageState.DEAD, now, "Given up after " + attempts + " tries: " + deferred.reason());
			case Outcome.Deferred deferred ->
				again(deferred.reason(), pause(attempts, this.longestPause, chance), createdAt, now);
			case Outcome.Unreachable unreachable ->
				again(unreachable.reason(), pause(attempts, this.longestOutagePause, chance), createdAt, now);
		};
	}

	private Verdict again(String reason, Duration pause, Instant createdAt, Instant now) {
		if (!createdAt.plus(this.giveUpAfter).isAfter(now)) {
			return new Verdict(MessageState.DEAD, now,
					"Given up after " + this.giveUpAfter.toHours() + " h: " + reason);
		}
		return new Verdict(MessageState.RETRYING, now.plus(pause), reason);
	}

	private Duration pause(int attempts, Duration longest, double chance) {
		double millis = Math.min(longest.toMillis(),
				this.firstPause.toMillis() * Math.pow(this.factor, Math.max(0, attempts - 1)));
		return Duration.ofMillis(Math.round(millis * (1 - chance / 2)));
	}

}
