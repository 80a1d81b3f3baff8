package io.touchpoint.notification.browse;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of looking at messages.
 *
 * @param lookTimeout how long the complaint service may take to note a look
 */
@ConfigurationProperties("touchpoint.browse")
record BrowseProperties(Duration lookTimeout) {
}
