package io.touchpoint.complaint.file;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What is taken of photos and documents.
 *
 * @param mostBytes largest file
 * @param mostPixels an image of more is refused before it is read
 * @param longestSide larger images are made smaller
 * @param mostAtOnce how many a customer sends at a time
 * @param mostPerCase how many a case holds
 */
@ConfigurationProperties("touchpoint.complaint.file")
record FileSettings(DataSize mostBytes, long mostPixels, int longestSide, int mostAtOnce, int mostPerCase) {
}
