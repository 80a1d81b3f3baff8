package io.touchpoint.feedback.voice;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the letters.
 *
 * @param mostBytes largest scan
 * @param mostPixels an image of more is refused before it is read
 * @param longestSide larger images are made smaller
 * @param directoryTimeout how long the directory may take to tell of a colleague
 * @param complaintTimeout how long the complaint service may take to tell of a complaint
 */
@ConfigurationProperties("touchpoint.letter")
record LetterProperties(DataSize mostBytes, long mostPixels, int longestSide, Duration directoryTimeout,
		Duration complaintTimeout) {
}
