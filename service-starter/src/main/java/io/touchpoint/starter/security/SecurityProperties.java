package io.touchpoint.starter.security;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the resource server.
 *
 * @param serviceSecret key of the passports between services, at least 32 characters
 * @param state folder for the last good copy of the gateway's public keys
 * @param keysTimeout how long a request waits for the gateway's keys
 * @param clockSkew how far clocks may differ
 * @param publicPaths path patterns that need no passport
 */
@ConfigurationProperties("touchpoint.security")
record SecurityProperties(String serviceSecret, Path state, Duration keysTimeout, Duration clockSkew, @DefaultValue( {
	}) List<String> publicPaths){

	SecurityProperties {
		if (serviceSecret.length() < 32) {
			throw new IllegalArgumentException(
					"touchpoint.security.service-secret (TOUCHPOINT_SERVICE_SECRET) needs at least 32 characters.");
		}
	}

}
