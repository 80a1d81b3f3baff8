package io.touchpoint.starter.job;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the job runner.
 *
 * @param pollingInterval how often due jobs are looked for
 * @param heartbeatInterval how often a running job says that it lives
 * @param missedHeartbeats after how many silent intervals another runner takes over
 * @param threads how many jobs run at once in this process
 * @param poolSize how many JDBC connections jobs and bulk loads share
 * @param acquireTimeout how long to wait for a connection of the pool
 * @param validationTimeout how long a connection may take to show that it lives
 * @param connectTimeout how long to wait for the database to accept a connection
 * @param socketTimeout how long to wait for any answer of the database; longer than the
 * longest statement of a bulk load
 * @param lockTimeout how long a statement waits for a lock
 * @param idleInTransaction how long a transaction may stand still
 * @param longestLife when a connection is replaced by a fresh one
 * @param shutdownWait how long a stopping service waits for its running jobs
 */
@ConfigurationProperties("touchpoint.job")
record JobProperties(Duration pollingInterval, Duration heartbeatInterval, int missedHeartbeats, int threads,
		int poolSize, Duration acquireTimeout, Duration validationTimeout, Duration connectTimeout,
		Duration socketTimeout, Duration lockTimeout, Duration idleInTransaction, Duration longestLife,
		Duration shutdownWait) {
}
