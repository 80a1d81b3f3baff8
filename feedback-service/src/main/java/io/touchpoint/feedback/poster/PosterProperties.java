package io.touchpoint.feedback.poster;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Bounds of printing.
 *
 * @param mostSurveys most surveys in one file
 * @param atOnce files that are laid out at the same time
 * @param waiting files that may wait for their turn
 */
@ConfigurationProperties("touchpoint.poster")
record PosterProperties(int mostSurveys, int atOnce, int waiting) {
}
