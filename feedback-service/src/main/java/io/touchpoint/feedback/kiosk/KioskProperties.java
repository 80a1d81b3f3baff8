package io.touchpoint.feedback.kiosk;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of kiosks.
 *
 * @param idleSeconds after how long without a touch a new kiosk begins anew
 * @param misuseSeconds an answer that follows the one before faster is flagged
 * @param questions most questions that it asks after the first
 * @param pairingFor how long a pairing code can be used
 * @param mostAnswers most answers in one batch
 * @param mostBytes largest body a device may send
 * @param burst answers that one device may hand over at once
 * @param perMinute answers of one device per minute after that
 */
@ConfigurationProperties("touchpoint.kiosk")
record KioskProperties(int idleSeconds, int misuseSeconds, int questions, Duration pairingFor, int mostAnswers,
		int mostBytes, int burst, int perMinute) {
}
