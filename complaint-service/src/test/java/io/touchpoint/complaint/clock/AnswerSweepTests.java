package io.touchpoint.complaint.clock;

import java.time.Duration;
import java.util.Map;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.complaint.TestWorld;
import io.touchpoint.complaint.casework.Casework;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class AnswerSweepTests {

	@Autowired
	Casework casework;

	@Autowired
	TestWorld.Cases cases;

	@Autowired
	TestClock clock;

	@Test
	void aCaseThatNobodyAnswersCountsAsLateOnce() {
		this.clock.set(TestWorld.MONDAY);
		this.cases.sites();
		String id = this.cases.receive(TestWorld.HERE, Map.of()).path("id").asString();
		AnswerSweep.sweep(this.casework, 1000).block();
		assertThat(overdue(id)).isZero();
		this.clock.advance(Duration.ofDays(4));
		AnswerSweep.sweep(this.casework, 1000).block();
		AnswerSweep.sweep(this.casework, 1000).block();
		assertThat(overdue(id)).isEqualTo(1);
		assertThat(this.cases
			.count("SELECT count(*) FROM complaint WHERE id = '" + id + "' AND NOT timely AND revision = 2"))
			.isEqualTo(1);
	}

	private long overdue(String id) {
		return this.cases
			.count("SELECT count(*) FROM outbox WHERE type = 'complaint.overdue' AND subject = '" + id + "'");
	}

}
