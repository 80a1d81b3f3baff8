package io.touchpoint.complaint.duplicate;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When two cases are suggested to be one.
 *
 * @param similarity how alike their words have to be, from 0 to 1, if it is not the same
 * contact
 * @param window how long one may have come before or after the other
 * @param most how many are suggested at most
 */
@ConfigurationProperties("touchpoint.complaint.duplicate")
record DuplicateSettings(double similarity, Duration window, int most) {
}
