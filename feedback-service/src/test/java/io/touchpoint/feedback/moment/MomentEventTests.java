package io.touchpoint.feedback.moment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.intake.Moment;
import io.touchpoint.feedback.journey.Channel;
import io.touchpoint.feedback.questionnaire.CustomerType;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.testing.Golden;

class MomentEventTests {

	private static final Instant AT = Instant.parse("2026-01-05T12:00:10Z");

	private static final UUID ALERT = UUID.fromString("019b8e2f-4b40-7000-8000-0000000000a1");

	private static final UUID RESPONSE = UUID.fromString("019b8e2f-4b40-7000-8000-000000000001");

	private static void golden(String name, NewEvent event) {
		Golden.assertJson("events/" + name, JsonMapper.builder().build().writeValueAsString(event));
	}

	@Test
	void alertRaisedLooksLikeTheGoldenFile() {
		Misery misery = new Misery(RESPONSE, "north-general", "waiting", Channel.QR, CustomerType.PATIENT, "en", true,
				AT);
		golden("alert.raised.v1.json",
				AlertRaised.tell(new AlertBook.Raised(ALERT, AlertKind.MISERY, misery, AT, AT, List.of(RESPONSE)), AT));
	}

	@Test
	void alertAcknowledgedLooksLikeTheGoldenFile() {
		golden("alert.acknowledged.v1.json",
				AlertReacted.tell(
						new Alert(ALERT, "north-general", "waiting", AlertKind.RATE, AlertState.ACKNOWLEDGED, false,
								RESPONSE, 10, AT, AT, AT, AT, "Stefan", null, null, "On my way", false),
						AT.plusSeconds(90)));
	}

	@Test
	void responseJudgedLooksLikeTheGoldenFile() {
		golden("response.judged.v1.json", ResponseJudged.tell(RESPONSE, "north-general", AT, Moment.MAGIC, 1));
	}

	@Test
	void alertGrownLooksLikeTheGoldenFile() {
		golden("alert.grown.v1.json", AlertGrown.tell(new OpenAlert(ALERT, "north-general", CustomerType.PATIENT,
				"waiting", AT, AT, List.of(RESPONSE, ALERT)), AT));
	}

	@Test
	void alertClosedLooksLikeTheGoldenFile() {
		golden("alert.closed.v1.json",
				AlertClosed.tell(new Alert(ALERT, "north-general", "waiting", AlertKind.RATE, AlertState.CLOSED, false,
						RESPONSE, 10, AT, AT, AT, AT, "Stefan", AT, "Stefan", "Done", false), AT.plusSeconds(90)));
	}

}
