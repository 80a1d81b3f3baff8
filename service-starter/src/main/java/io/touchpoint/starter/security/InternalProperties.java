package io.touchpoint.starter.security;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Waits and limits of calls between services.
 *
 * @param connectTimeout how long to wait for a connection
 * @param responseTimeout how long to wait for an answer, unless the call names its own
 * @param acquireTimeout how long to wait for a free connection of the pool
 * @param idleTime how long an unused connection is kept; below the server's idle timeout,
 * so that no request goes into a connection that is just closing
 * @param mostConnections most connections to one instance
 */
@ConfigurationProperties("touchpoint.internal")
record InternalProperties(Duration connectTimeout, Duration responseTimeout, Duration acquireTimeout, Duration idleTime,
		int mostConnections) {
}
