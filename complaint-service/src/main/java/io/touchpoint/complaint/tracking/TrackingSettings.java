package io.touchpoint.complaint.tracking;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often tracking pages may be asked for.
 *
 * @param link by whoever holds one link
 * @param address by one neighbourhood, which may be a whole house behind one address
 */
@ConfigurationProperties("touchpoint.complaint.tracking")
record TrackingSettings(Rate link, Rate address) {

	/**
	 * How much is allowed.
	 *
	 * @param requests at once, and in each period
	 * @param per the period
	 */
	record Rate(int requests, Duration per) {
	}

}
