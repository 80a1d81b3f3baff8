package io.touchpoint.feedback.customer;

import java.time.Duration;
import java.time.Instant;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the register.
 *
 * @param thankWithin a first visit that is told later than this sends no thanks
 * @param lookEvery how often lapsed customers are looked for and all are counted
 * @param enterEvery how often rows of files are entered into the register
 * @param eraseEvery how often letters of who was erased are looked for
 * @param withdrawWithin how long a departure that was entered by mistake can be taken
 * back
 * @param complaintTimeout how long the complaint service may take to tell of them
 */
@ConfigurationProperties("touchpoint.customer")
record CustomerProperties(Duration thankWithin, Duration lookEvery, Duration enterEvery, Duration eraseEvery,
		Duration withdrawWithin, Duration complaintTimeout) {

	boolean isFresh(Instant visitedAt, Instant now) {
		return !visitedAt.plus(this.thankWithin).isBefore(now);
	}

	Instant withdrawUntil(Instant recordedAt) {
		return recordedAt.plus(this.withdrawWithin);
	}

}
