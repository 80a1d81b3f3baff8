package io.touchpoint.complaint.casework;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the work on cases.
 *
 * @param directoryTimeout how long the directory may take to tell of a colleague
 * @param feedbackTimeout how long the feedback service may take to tell of answers
 * @param oneLook for how long looks of one colleague at one restricted case are one
 * @param undoMerge how long two cases that were merged can be parted again
 */
@ConfigurationProperties("touchpoint.complaint.casework")
record CaseworkSettings(Duration directoryTimeout, Duration feedbackTimeout, Duration oneLook, Duration undoMerge) {
}
