package io.touchpoint.feedback.kiosk;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.journey.Survey;
import io.touchpoint.feedback.questionnaire.Questionnaire;
import io.touchpoint.feedback.questionnaire.Wording;

/**
 * All that a device needs to work on its own until it hears of the server again.
 *
 * @param open whether the survey takes new answers
 * @param language the one to begin with
 * @param visit what is asked about the visit, after the questionnaire
 * @param time the server's, to measure the device's clock by
 */
record DeviceSettings(UUID kiosk, String name, String site, Wording touchpoint, boolean open, String language,
		Questionnaire questionnaire, List<VisitQuestion> visit, int idleSeconds, int misuseSeconds, int questions,
		Pin pin, Instant time) {

	/**
	 * What the device checks a PIN with.
	 */
	record Pin(String salt, String hash, int rounds) {
	}

	static DeviceSettings of(Device device, Survey survey, Questionnaire questionnaire, Instant now) {
		Base64.Encoder base64 = Base64.getEncoder();
		return new DeviceSettings(device.id(), device.name(), survey.siteName(), survey.touchpointName(), survey.open(),
				questionnaire.speak(survey.language()), questionnaire,
				survey.context().stream().map(VisitQuestion::of).toList(), device.idleSeconds(), device.misuseSeconds(),
				device.questions(), new Pin(base64.encodeToString(device.pinSalt()),
						base64.encodeToString(device.pinHash()), KioskSecrets.ROUNDS),
				now);
	}

}
