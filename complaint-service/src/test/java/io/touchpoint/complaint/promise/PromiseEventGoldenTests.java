package io.touchpoint.complaint.promise;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Person;
import io.touchpoint.complaint.promise.PromiseDecision.Accepted;
import io.touchpoint.complaint.promise.PromiseDecision.Step;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

import static io.touchpoint.complaint.promise.APromise.DUE;
import static io.touchpoint.complaint.promise.APromise.MADE;
import static io.touchpoint.complaint.promise.APromise.MARA;
import static io.touchpoint.complaint.promise.APromise.STEFAN;
import static org.assertj.core.api.Assertions.assertThat;

class PromiseEventGoldenTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@TestFactory
	Stream<DynamicTest> everyEventLooksAsItsFollowersKnowIt() {
		Promise open = APromise.open();
		Instant before = DUE.minusSeconds(3600);
		Accepted agreed = (Accepted) open.renegotiate(new UUID(7, 2), APromise.terms(DUE.plusSeconds(86_400)),
				APromise.consent(before), MARA, before);
		Map<String, Step> happened = new LinkedHashMap<>();
		happened.put("promise.made",
				((Accepted) Promise.make(open.id(), APromise.aCase(), open.terms(), MARA, MADE)).steps().getFirst());
		happened.put("promise.due-soon", open.dueSoon(open.terms().remindAt()).steps().getFirst());
		happened.put("promise.kept", ((Accepted) open.keep("Receipt of Ana", STEFAN, before)).steps().getFirst());
		happened.put("promise.broken", open.overdue(DUE.plusSeconds(5)).steps().getFirst());
		happened.put("promise.renegotiated", agreed.steps().getFirst());
		return happened.entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
	}

	private static void check(String type, Step step) {
		NewEvent event = PromiseSnapshot.tell(step,
				APromise.aCase()
					.hand(new Desk(null, new Person("00000000-0000-7000-8000-00000000000b", "Stefan Staff")), null,
							STEFAN, MADE)
					.complaint());
		assertThat(event.type()).isEqualTo(type);
		String json = JSON.writeValueAsString(event);
		assertThat(json).doesNotContain("money", "Ana", "Mara", "Stefan", "Receipt", "Subject");
		Golden.assertJson("events/" + type + ".v1.json", json);
	}

}
