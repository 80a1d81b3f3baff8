package io.touchpoint.feedback.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the register.
 *
 * @param horizon how long after the last visit a customer of a type counts as lapsed;
 * none: never
 * @param thankWithin a first visit that is told later than this sends no thanks
 * @param lookEvery how often lapsed customers are looked for and all are counted
 * @param enterEvery how often rows of files are entered into the register
 */
@ConfigurationProperties("touchpoint.customer")
record CustomerProperties(Map<CustomerType, Duration> horizon, Duration thankWithin, Duration lookEvery,
		Duration enterEvery) {

	CustomerProperties {
		horizon = Map.copyOf(horizon);
	}

	/** Who was last seen before this has lapsed; null if nobody of the type ever does. */
	@Nullable Instant lapsedBefore(CustomerType type, Instant now) {
		Duration length = this.horizon.get(type);
		return (length != null) ? now.minus(length) : null;
	}

	boolean isFresh(Instant visitedAt, Instant now) {
		return !visitedAt.plus(this.thankWithin).isBefore(now);
	}

}
