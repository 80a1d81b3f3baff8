package io.touchpoint.feedback.moment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.metrics.SiteTags;
import io.touchpoint.starter.testing.TestClock;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The job of the context may count too, at any time, and sees the same.
 */
@FeedbackTest
class AlertCountTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@Autowired
	AlertCount alerts;

	@Autowired
	Sites sites;

	@Autowired
	SiteTags tags;

	@Autowired
	AlertProperties properties;

	@Autowired
	MeterRegistry meters;

	private String site;

	@BeforeEach
	void hospital() {
		this.site = "aw-" + UUID.randomUUID().toString().substring(0, 8);
		this.sites.arrive(this.site);
		this.sites
			.change("""
					INSERT INTO alert (id, site, touchpoint, kind, reachable, response, answers, first_at, last_at, raised_at)
					SELECT gen_random_uuid(), '%s', 'waiting', 'MISERY', false, gen_random_uuid(), 1, now(), now(), now()
					FROM generate_series(1, 3)"""
				.formatted(this.site));
	}

	@Test
	void whatWaitsIsShownUntilSomebodyReacts() {
		this.alerts.count().block(PATIENCE);
		assertThat(shown(this.meters)).isEqualTo(3);
		this.sites.change("UPDATE alert SET state = 'ACKNOWLEDGED' WHERE site = '" + this.site + "'");
		this.alerts.count().block(PATIENCE);
		assertThat(shown(this.meters)).isZero();
	}

	@Test
	void oneInstanceOfTheClusterCounts() {
		assertThat(this.sites.count("SELECT count(*) FROM scheduled_tasks WHERE task_name = 'feedback.waiting-alerts'"))
			.isOne();
	}

	@Test
	void anInstanceThatCountsNoLongerShowsNothing() {
		TestClock clock = new TestClock(Instant.parse("2026-03-02T09:00:00Z"));
		MeterRegistry own = new SimpleMeterRegistry();
		AlertMeters other = new AlertMeters(own, this.tags, clock, this.properties);
		other.waiting(List.of(new AlertQueries.Waiting(this.site, 2)));
		clock.advance(this.properties.countEvery().multipliedBy(2));
		assertThat(shown(own)).isEqualTo(2);
		clock.advance(this.properties.countEvery());
		assertThat(shown(own)).isNaN();
	}

	private double shown(MeterRegistry registry) {
		return registry.get("touchpoint.alerts.open").tag("site", this.site).gauge().value();
	}

}
