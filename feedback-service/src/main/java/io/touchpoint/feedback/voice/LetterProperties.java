package io.touchpoint.feedback.voice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the letters.
 *
 * @param mostBytes largest scan
 * @param mostPixels an image of more is refused before it is read
 * @param longestSide larger images are made smaller
 */
@ConfigurationProperties("touchpoint.letter")
record LetterProperties(DataSize mostBytes, long mostPixels, int longestSide) {
}
