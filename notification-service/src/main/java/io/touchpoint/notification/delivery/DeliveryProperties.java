package io.touchpoint.notification.delivery;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the worker.
 *
 * @param batchSize how many messages are claimed at once
 * @param prepareAtOnce for how many messages recipients and words are fetched while
 * another one is being sent
 * @param poll how often due messages are looked for behind the wake-up
 * @param lease how long a claim holds; a message of a dead worker goes out again after it
 * @param tries after how many failures a message is given up
 * @param firstPause pause after the first failure
 * @param pauseFactor by how much each pause is longer than the one before
 * @param longestPause longest pause after failures of the message
 * @param longestOutagePause longest pause while nothing can be sent at all
 * @param giveUpAfter age at which a message is not tried any more
 * @param thankYouRest how long a customer is not thanked again
 * @param acknowledgementsPerDay how many acknowledgements one address gets within a day:
 * the public form takes any address
 * @param countEvery how often the waiting messages are counted for the metrics
 */
@ConfigurationProperties("touchpoint.delivery")
record DeliveryProperties(int batchSize, int prepareAtOnce, Duration poll, Duration lease, int tries,
		Duration firstPause, double pauseFactor, Duration longestPause, Duration longestOutagePause,
		Duration giveUpAfter, Duration thankYouRest, int acknowledgementsPerDay, Duration countEvery) {

	RetryPolicy retryPolicy() {
		return new RetryPolicy(this.tries, this.firstPause, this.pauseFactor, this.longestPause,
				this.longestOutagePause, this.giveUpAfter);
	}

}
