package io.touchpoint.feedback.journey;

import java.time.Duration;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The job of the context may sweep too, at any time: what is told must come out the same.
 */
@FeedbackTest
class OverdueSweepTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@Autowired
	OverdueSweep sweep;

	@Autowired
	Sites sites;

	@Autowired
	MeterRegistry meters;

	private String site;

	@BeforeEach
	void hospital() {
		this.site = "late-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
	}

	/** Two touchpoints that should have been looked at each week, for years. */
	private void overdue() {
		this.sites.change("UPDATE site SET known_since = '2024-01-01' WHERE code = '" + this.site + "'");
		this.sites.change("""
				INSERT INTO site_evaluation_plan (site, customer_type, touchpoint, method, every, rhythm, owner,
					in_force_since)
				SELECT '%s', 'PATIENT', touchpoint, 'INSPECTION', 1, 'WEEKS', 'facilities', '2024-01-01'
				FROM unnest(ARRAY['entrance', 'restroom']) AS t (touchpoint)""".formatted(this.site));
	}

	private long told() {
		return this.sites
			.count("SELECT count(*) FROM outbox WHERE type = 'evaluation.overdue' AND site = '" + this.site + "'");
	}

	@Test
	void twoSweepsAtOnceTellEachDueDateOnce() {
		overdue();
		Mono.zip(this.sweep.sweep(), this.sweep.sweep(), this.sweep.sweep()).block(PATIENCE);
		this.sweep.sweep().block(PATIENCE);
		assertThat(told()).isEqualTo(2);
		assertThat(this.sites.count("SELECT count(*) FROM evaluation_overdue WHERE site = '" + this.site + "'"))
			.isEqualTo(2);
		assertThat(this.sites.count("""
				SELECT count(*) FROM outbox o JOIN evaluation_overdue e ON e.id::text = o.subject
				WHERE o.site = '%s' AND o.data ->> 'touchpoint' = e.touchpoint
					AND o.data ->> 'dueOn' = e.due_on::text""".formatted(this.site))).isEqualTo(2);
	}

	@Test
	void theNextDueDateIsToldAgain() {
		overdue();
		this.sweep.sweep().block(PATIENCE);
		// As if all that had been a week ago
		this.sites.change("UPDATE evaluation_overdue SET due_on = due_on - 7 WHERE site = '" + this.site + "'");
		this.sweep.sweep().block(PATIENCE);
		assertThat(told()).isEqualTo(4);
	}

	@Test
	void nothingIsToldOfWhatIsSwitchedOffOrNew() {
		this.sites.change("""
				INSERT INTO site_touchpoint (site, customer_type, touchpoint, active, changed_at)
				VALUES ('%s', 'PATIENT', 'entrance', false, now())""".formatted(this.site));
		overdue();
		this.sweep.sweep().block(PATIENCE);
		assertThat(this.sites.count("""
				SELECT count(*) FROM outbox WHERE type = 'evaluation.overdue' AND site = '%s'
					AND data ->> 'touchpoint' <> 'restroom'""".formatted(this.site))).isZero();
		assertThat(told()).isEqualTo(1);
	}

	@Test
	void theMetersShowWhatTheSweepSaw() {
		overdue();
		this.sweep.sweep().block(PATIENCE);
		assertThat(this.meters.get("touchpoint.evaluations.overdue").tag("site", this.site).gauge().value())
			.isEqualTo(2);
		assertThat(this.meters.get("touchpoint.evaluation.coverage.ratio").tag("site", this.site).gauge().value())
			.isZero();
	}

}
