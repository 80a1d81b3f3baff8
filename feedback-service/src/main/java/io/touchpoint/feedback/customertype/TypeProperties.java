package io.touchpoint.feedback.customertype;

import java.time.Duration;
import java.util.Map;

import io.touchpoint.feedback.questionnaire.CustomerType;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What holds as long as the organisation has not changed it.
 *
 * @param horizon how long after the last visit a customer of a type counts as lapsed;
 * none: never
 * @param badEnd when a journey ends worse than it begins
 */
@ConfigurationProperties("touchpoint.customer")
record TypeProperties(Map<CustomerType, Duration> horizon, BadEnd badEnd) {

	TypeProperties {
		horizon = Map.copyOf(horizon);
	}

	/**
	 * @param step by how much, in points of the mean mark from 1 to 5
	 * @param days over how many days
	 */
	record BadEnd(double step, int days) {
	}

}
