package io.touchpoint.complaint.recovery;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When sites are asked whether customers came back.
 *
 * @param after so many days after a resolution, each once
 * @param answerWithin how many working days a site has to answer
 * @param late what was due longer ago is asked no more
 * @param sweep how often resolutions are looked through
 * @param sweepBatch how many of them at most at a time
 */
@ConfigurationProperties("touchpoint.complaint.return-check")
record ReturnCheckSettings(List<Integer> after, int answerWithin, Duration late, Duration sweep, int sweepBatch) {

	ReturnCheckSettings {
		after = after.stream().distinct().sorted().toList();
		if (after.isEmpty() || after.getFirst() < 1 || answerWithin < 1) {
			throw new IllegalArgumentException(
					"touchpoint.complaint.return-check needs days after a resolution, and one working day to answer");
		}
	}

}
