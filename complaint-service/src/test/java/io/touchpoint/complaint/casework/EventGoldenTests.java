package io.touchpoint.complaint.casework;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.touchpoint.complaint.casework.Decision.Accepted;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

import static io.touchpoint.complaint.casework.MovePropertyTests.PLAIN;
import static io.touchpoint.complaint.casework.MovePropertyTests.SOMEBODY;
import static io.touchpoint.complaint.casework.MovePropertyTests.START;
import static io.touchpoint.complaint.casework.MovePropertyTests.aComplaint;
import static io.touchpoint.complaint.casework.MovePropertyTests.legal;
import static org.assertj.core.api.Assertions.assertThat;

class EventGoldenTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@TestFactory
	Stream<DynamicTest> everyEventLooksAsItsFollowersKnowIt() {
		Accepted received = Complaint.receive(aComplaint().id(), "north-general", "C-2026-000001",
				aComplaint().matter(), aComplaint().contact(), Actor.CUSTOMER, START, START, false, PLAIN);
		Map<String, Accepted> happened = new java.util.LinkedHashMap<>();
		happened.put("complaint.received", received);
		happened.put("complaint.overdue", received.complaint().answerOverdue(START.plus(java.time.Duration.ofDays(9))));
		happened.put("complaint.reassigned",
				received.complaint()
					.hand(new Desk("pharmacy", new Person("staff-1", "Stefan Staff")), "Theirs", SOMEBODY,
							START.plusSeconds(60)));
		happened.put("complaint.reclassified",
				received.complaint()
					.reclassify(
							new Classification(Severity.HIGH, List.of(Cause.DISHONESTY, Cause.IGNORED),
									CustomerType.PATIENT, About.PRODUCT, MonitoredArea.PRICING, Formality.INFORMAL),
							SOMEBODY, START.plusSeconds(90), List.of(), PLAIN));
		happened.put("complaint.restricted", received.complaint()
			.restrict(new Restriction(Restriction.Reason.CONDUCT, List.of(new Person("staff-1", "Stefan Staff"))),
					SOMEBODY, START.plusSeconds(120)));
		Accepted acknowledged = then(happened, "complaint.acknowledged", received, Status.ACKNOWLEDGED, 2);
		Accepted investigating = then(happened, "complaint.investigating", acknowledged, Status.INVESTIGATING, 3);
		then(happened, "complaint.waiting", investigating, Status.WAITING_FOR_CUSTOMER, 4);
		then(happened, "complaint.referred", investigating, Status.REFERRED, 4);
		then(happened, "complaint.withdrawn", investigating, Status.WITHDRAWN, 4);
		Accepted resolved = then(happened, "complaint.resolved", investigating, Status.RESOLVED, 4);
		Accepted closed = then(happened, "complaint.closed", resolved, Status.CLOSED, 5);
		then(happened, "complaint.reopened", closed, Status.REOPENED, 6);
		Accepted merged = (Accepted) received.complaint()
			.mergeInto(MergeDecisionTests.another(), false, SOMEBODY, START.plusSeconds(150), PLAIN);
		happened.put("complaint.merged", merged);
		happened.put("complaint.parted",
				(Accepted) merged.complaint().part(SOMEBODY, START.plusSeconds(180), START.plusSeconds(86_400), PLAIN));
		return happened.entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
	}

	@Test
	void theEventOfAnswersLooksAsItsFollowersKnowIt() {
		Accepted restricted = aComplaint().restrict(
				new Restriction(Restriction.Reason.CONDUCT, List.of(new Person("staff-1", "Stefan Staff"))), SOMEBODY,
				START.plusSeconds(120));
		String json = JSON.writeValueAsString(
				AnswersTold.tell(restricted.steps().getLast(), List.of(new UUID(7, 8), new UUID(7, 9))));
		assertThat(json).doesNotContain("Ana", "ana@example.org", "Subject", "Description", "Stefan");
		Golden.assertJson("events/complaint.answers.v1.json", json);
	}

	private static Accepted then(Map<String, Accepted> happened, String type, Accepted before, Status to, int hours) {
		Accepted after = (Accepted) before.complaint()
			.move(legal(to), SOMEBODY, START.plusSeconds(3600L * hours), PLAIN);
		happened.put(type, after);
		return after;
	}

	private static void check(String type, Accepted accepted) {
		NewEvent event = Snapshot.tell(accepted.steps().getLast());
		assertThat(event.type()).isEqualTo(type);
		String json = JSON.writeValueAsString(event);
		assertThat(json).doesNotContain("Ana", "ana@example.org", "Subject", "Description");
		Golden.assertJson("events/" + type + ".v1.json", json);
	}

}
