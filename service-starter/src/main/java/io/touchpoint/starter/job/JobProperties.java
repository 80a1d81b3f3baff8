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
 */
@ConfigurationProperties("touchpoint.job")
record JobProperties(Duration pollingInterval, Duration heartbeatInterval, int missedHeartbeats, int threads,
		int poolSize) {
}
