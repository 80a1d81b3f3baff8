package io.touchpoint.complaint.remedy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.touchpoint.complaint.remedy.GrantDecision.Accepted;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

import static io.touchpoint.complaint.remedy.AGrant.MARA;
import static io.touchpoint.complaint.remedy.AGrant.NOW;
import static org.assertj.core.api.Assertions.assertThat;

class RemedyEventGoldenTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@TestFactory
	Stream<DynamicTest> everyEventLooksAsItsFollowersKnowIt() {
		Grant waiting = AGrant.waiting();
		Map<String, Grant> happened = new LinkedHashMap<>();
		happened.put("remedy.requested", waiting);
		happened.put("remedy.granted",
				((Accepted) waiting.approve("She waited long", AGrant.aCase(), MARA, NOW.plusSeconds(60))).grant());
		happened.put("remedy.declined",
				((Accepted) waiting.decline("Not our phone", AGrant.aCase(), MARA, NOW.plusSeconds(60))).grant());
		return happened.entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
	}

	private static void check(String type, Grant grant) {
		NewEvent event = GrantSnapshot.tell(grant, AGrant.aCase(), AGrant.TERMS,
				List.of("00000000-0000-7000-8000-00000000000a"));
		assertThat(event.type()).isEqualTo(type);
		String json = JSON.writeValueAsString(event);
		assertThat(json).doesNotContain("phone", "waited", "Mara", "Stefan", "Ana", "Subject");
		Golden.assertJson("events/" + type + ".v1.json", json);
	}

}
