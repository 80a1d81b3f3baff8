package io.touchpoint.feedback.kiosk;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of kiosks.
 *
 * @param pairingFor how long a pairing code can be used
 * @param mostAnswers most answers in one batch
 * @param mostBytes largest body a device may send
 * @param burst answers that one device may hand over at once
 * @param perMinute answers of one device per minute after that
 */
@ConfigurationProperties("touchpoint.kiosk")
record KioskProperties(Duration pairingFor, int mostAnswers, int mostBytes, int burst, int perMinute) {
}
