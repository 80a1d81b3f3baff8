package io.touchpoint.feedback.guard;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.touchpoint.feedback.guard.VerdictRepository.Judged;
import io.touchpoint.starter.testing.Golden;

import static org.assertj.core.api.Assertions.assertThat;

class ExclusionTests {

	private static final UUID ID = UUID.fromString("019b8e2f-4b40-7000-8000-000000000001");

	private static final Instant AT = Instant.parse("2026-01-05T11:59:10Z");

	@Test
	void theEventsAreTheAgreedOnes() {
		Golden.assertJson("events/response.excluded.v1.json", JsonMapper.shared()
			.writeValueAsString(Exclusion.excluded(ID, "north-general", AT, Exclusion.Reason.SUSPECT, 1)));
		Golden.assertJson("events/response.restored.v1.json",
				JsonMapper.shared().writeValueAsString(Exclusion.restored(ID, "north-general", AT, 2)));
	}

	@Test
	void whatChangesNothingIsNotTold() {
		Judged open = new Judged(ID, "a", AT, Suspicion.BURST, null, null, null, 0);
		Judged out = new Judged(ID, "a", AT, Suspicion.BURST, Verdict.EXCLUDED, "m", AT, 1);
		assertThat(VerdictController.told(open, Verdict.CLEARED)).isEmpty();
		assertThat(VerdictController.told(out, Verdict.EXCLUDED)).isEmpty();
		assertThat(VerdictController.told(open, Verdict.EXCLUDED)).hasSize(1);
		assertThat(VerdictController.told(out, Verdict.CLEARED)).hasSize(1);
	}

}
