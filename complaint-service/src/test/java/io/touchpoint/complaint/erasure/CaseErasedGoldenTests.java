package io.touchpoint.complaint.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.touchpoint.complaint.casework.About;
import io.touchpoint.complaint.casework.Cause;
import io.touchpoint.complaint.casework.Channel;
import io.touchpoint.complaint.casework.Classification;
import io.touchpoint.complaint.casework.Complaint;
import io.touchpoint.complaint.casework.CustomerType;
import io.touchpoint.complaint.casework.Desk;
import io.touchpoint.complaint.casework.Formality;
import io.touchpoint.complaint.casework.Matter;
import io.touchpoint.complaint.casework.Outcome;
import io.touchpoint.complaint.casework.Remedy;
import io.touchpoint.complaint.casework.Settlement;
import io.touchpoint.complaint.casework.Severity;
import io.touchpoint.complaint.casework.Status;
import io.touchpoint.complaint.casework.Times;
import io.touchpoint.starter.event.NewEvent;
import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class CaseErasedGoldenTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Instant RECEIVED = Instant.parse("2026-03-02T09:00:00Z");

	private static final Instant RESOLVED = Instant.parse("2026-03-05T09:00:00Z");

	@Test
	void theEventOfAnErasureLooksAsItsFollowersKnowIt() {
		NewEvent event = CaseErased.tell(cut(), List.of(new UUID(7, 8), new UUID(7, 9)), RESOLVED.plusSeconds(60));
		assertThat(event.type()).isEqualTo("complaint.erased");
		Golden.assertJson("events/complaint.erased.v1.json", JSON.writeValueAsString(event));
	}

	private static Complaint cut() {
		Matter matter = new Matter(Channel.SURVEY, new Classification(Severity.NORMAL, List.of(Cause.IGNORED),
				CustomerType.PATIENT, About.SERVICE, null, Formality.FORMAL), "—", "—", "en");
		return new Complaint(new UUID(7, 7), "north-general", "C-2026-000001", 4, Status.RESOLVED, matter, null,
				"Customer", Desk.NOBODY, false, new Settlement(Outcome.UPHELD, true, Remedy.APOLOGY),
				new Times(RECEIVED, null, RECEIVED.plusSeconds(259_200), RECEIVED.plusSeconds(1_728_000), null,
						RECEIVED.plusSeconds(60), RESOLVED, null),
				true, null, false, null);
	}

}
