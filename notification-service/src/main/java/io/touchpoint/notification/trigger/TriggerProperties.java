package io.touchpoint.notification.trigger;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the triggers.
 *
 * @param freshFor how old an event may be when it is first seen and still send something
 * @param lookupTimeout how long the service that knows a recipient may take
 */
@ConfigurationProperties("touchpoint.trigger")
record TriggerProperties(Duration freshFor, Duration lookupTimeout) {

	/**
	 * Why a message for something that happened then must not go out now; null if it may.
	 */
	@Nullable String tooLate(Instant occurredAt, Instant now) {
		return occurredAt.plus(this.freshFor).isBefore(now)
				? "What it is about was more than " + this.freshFor.toHours() + " h old when it was first seen." : null;
	}

}
