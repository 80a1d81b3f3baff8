package io.touchpoint.gateway.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the way to the services.
 *
 * @param longResponse how long imports and uploads may take to answer
 * @param stall how long either side may be silent in the middle of a request or an answer
 * @param tries how often a repeatable request is tried in all
 * @param firstBackoff pause before the second try
 * @param longestBackoff longest pause between tries
 * @param ejectedFor how long an instance is left out after a failed call
 * @param connectionsPerAddress most connections of one address at a time
 * @param body how much a request may carry
 * @param limits how often an address may ask, by name of the limit
 */
@ConfigurationProperties("touchpoint.route")
record RouteProperties(Duration longResponse, Duration stall, int tries, Duration firstBackoff, Duration longestBackoff,
		Duration ejectedFor, int connectionsPerAddress, Body body, Map<String, Limit> limits) {

	/**
	 * Caps of request bodies.
	 *
	 * @param most the cap everywhere else
	 * @param larger paths with a larger one
	 */
	record Body(DataSize most, List<Larger> larger) {
	}

	/**
	 * A larger cap.
	 *
	 * @param path path pattern
	 * @param most the cap there
	 */
	record Larger(String path, DataSize most) {
	}

	/**
	 * A rate limit per client address.
	 *
	 * @param paths path patterns it guards
	 * @param allPublic whether it guards all that is open to everybody, too
	 * @param onlyWrites whether reading is free
	 * @param tokens requests per period, and at once
	 * @param per the period
	 * @param loopbackToo whether requests from this machine count
	 */
	record Limit(@DefaultValue List<String> paths, @DefaultValue("false") boolean allPublic, boolean onlyWrites,
			int tokens, Duration per, boolean loopbackToo) {
	}

}
