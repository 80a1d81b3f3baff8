package io.touchpoint.feedback.visit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the visits.
 *
 * @param grace how long after the window a report is still taken
 * @param remindBefore how long before the end of the window the shopper is reminded
 * @param lookEvery how often it is looked what is due
 * @param mostPhotos most photos of one touchpoint
 * @param mostBytes largest photo
 * @param mostPixels a photo of more is refused before it is read
 * @param longestSide larger photos are made smaller
 */
@ConfigurationProperties("touchpoint.visit")
record VisitProperties(Duration grace, Duration remindBefore, Duration lookEvery, int mostPhotos, DataSize mostBytes,
		long mostPixels, int longestSide) {
}
