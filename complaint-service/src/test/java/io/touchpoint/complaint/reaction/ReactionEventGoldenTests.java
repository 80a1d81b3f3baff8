package io.touchpoint.complaint.reaction;

import java.time.Instant;
import java.util.UUID;

import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReactionEventGoldenTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Instant RAISED = Instant.parse("2026-03-06T17:50:00Z");

	private static final Instant DUE = Instant.parse("2026-03-09T08:05:00Z");

	private static final UUID ALERT = new UUID(7, 9);

	@Test
	void whatIsOwedLooksAsItsFollowersKnowIt() {
		Reaction owed = Reaction.owed(ALERT, "north-general", CustomerType.PATIENT, null, RAISED, DUE);

		Golden.assertJson("events/reaction.owed.v1.json", JSON.writeValueAsString(ReactionTold.of(owed, RAISED)));
	}

	@Test
	void whatWasGivenLooksAsItsFollowersKnowIt() {
		Instant at = DUE.minusSeconds(60);
		Reaction given = new Reaction(ALERT, "north-general", 2, CustomerType.PATIENT, null, RAISED, DUE, at, true);

		Golden.assertJson("events/reaction.given.v1.json", JSON.writeValueAsString(ReactionTold.of(given, at)));
	}

}
