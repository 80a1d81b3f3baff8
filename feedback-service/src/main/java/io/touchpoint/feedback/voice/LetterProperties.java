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
 * @param directoryTimeout how long the directory may take to tell a colleague's address
 */
@ConfigurationProperties("touchpoint.letter")
record LetterProperties(DataSize mostBytes, long mostPixels, int longestSide, Duration directoryTimeout) {
}
