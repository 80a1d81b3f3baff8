package io.touchpoint.reporting.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.touchpoint.reporting.ReportingTest;
import io.touchpoint.reporting.World;
import io.touchpoint.starter.event.Event;

import org.springframework.beans.factory.annotation.Autowired;

import static io.touchpoint.reporting.Told.aComplaint;
import static io.touchpoint.reporting.Told.aResponse;
import static io.touchpoint.reporting.Told.aSite;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever comes, in whatever order and however often: the rollups are what an
 * independent query over the facts says.
 */
@ReportingTest
class RecomputationTests {

	private static final String[] ZONES = { "UTC", "Pacific/Auckland", "America/Chicago" };

	private static final String RECOMPUTED = """
			WITH r AS (
				SELECT f.*, (occurred_at AT TIME ZONE coalesce(time_zone, 'UTC'))::date AS local_day
				FROM response_fact f LEFT JOIN site ON code = site
			), c AS (
				SELECT f.*, (received_at AT TIME ZONE coalesce(time_zone, 'UTC'))::date AS in_day,
					(closed_at AT TIME ZONE coalesce(time_zone, 'UTC'))::date AS out_day
				FROM complaint_fact f LEFT JOIN site ON code = site
			)
			SELECT 'satisfaction' AS measure, site, local_day, count(overall), count(*) FILTER (WHERE overall >= 4),
				sum(overall), sum(overall * overall)
			FROM r WHERE overall IS NOT NULL GROUP BY site, local_day
			UNION ALL
			SELECT 'misery', site, local_day, count(*), m, m, m
			FROM (SELECT *, count(*) FILTER (WHERE moment = 'MISERY') OVER (PARTITION BY site, local_day) AS m FROM r) x
			GROUP BY site, local_day, m
			UNION ALL
			SELECT 'nps', site, local_day, count(*), count(*) FILTER (WHERE nps >= 9),
				count(*) FILTER (WHERE nps >= 9) - count(*) FILTER (WHERE nps <= 6),
				count(*) FILTER (WHERE nps >= 9 OR nps <= 6)
			FROM r WHERE nps IS NOT NULL GROUP BY site, local_day
			UNION ALL
			SELECT 'one-tap', site, local_day, count(*), count(*) FILTER (WHERE smiley IN (3, 4)), sum(smiley),
				sum(smiley * smiley)
			FROM r WHERE smiley IS NOT NULL GROUP BY site, local_day
			UNION ALL
			SELECT 'received', site, in_day, count(*), 0, 0, 0 FROM c GROUP BY site, in_day
			UNION ALL
			SELECT 'closed', site, out_day, count(*), 0, 0, 0 FROM c WHERE out_day IS NOT NULL GROUP BY site, out_day
			UNION ALL
			SELECT 'timely', site, in_day, count(*), t, t, t
			FROM (SELECT *, count(*) FILTER (WHERE timely) OVER (PARTITION BY site, in_day) AS t
				FROM c WHERE timely IS NOT NULL) x
			GROUP BY site, in_day, t
			UNION ALL
			SELECT 'resolved', site, in_day, count(*), s, s, s
			FROM (SELECT *, count(*) FILTER (WHERE extract(epoch FROM coalesce(resolved_at, closed_at)) -
					extract(epoch FROM received_at) <= 28 * 24 * 3600) OVER (PARTITION BY site, in_day) AS s
				FROM c WHERE status <> 'WITHDRAWN'
					AND (status NOT IN ('CLOSED', 'RESOLVED') OR resolved_at IS NOT NULL OR closed_at IS NOT NULL)) x
			GROUP BY site, in_day, s
			ORDER BY 1, 2, 3
			""";

	private static final String ROLLED_UP = """
			SELECT measure, site, day, n, x, sum, sum_sq FROM rollup
			WHERE measure IN ('satisfaction', 'misery', 'nps', 'one-tap', 'received', 'closed', 'timely', 'resolved') AND n <> 0
			ORDER BY 1, 2, 3
			""";

	private static final String BY_WEEK = """
			SELECT measure, dimension, site, week, n, x, sum, sum_sq FROM rollup_week WHERE n <> 0 ORDER BY 1, 2, 3, 4
			""";

	private static final String DAYS_BY_WEEK = """
			SELECT measure, dimension, site, date_trunc('week', day::timestamp)::date AS week, sum(n), sum(x), sum(sum),
				sum(sum_sq)
			FROM rollup GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 ORDER BY 1, 2, 3, 4
			""";

	@Autowired
	private World world;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void theRollupsEqualAnIndependentCount(long seed) {
		Random random = new Random(seed);
		this.world.clear();

		for (int batch = 0; batch < 12; batch++) {
			List<Event> responses = responses(random);
			List<Event> complaints = complaints(seed, random);
			this.world.tell("feedback-service", responses);
			this.world.tell("complaint-service", complaints);
			if (batch % 3 == 1) {
				this.world.tell("gateway",
						aSite("site-" + random.nextInt(4)).timeZone(ZONES[random.nextInt(3)]).revision(batch).event());
				this.world.tell("feedback-service", responses.subList(0, responses.size() / 2));
			}
		}

		assertThat(this.world.rows(ROLLED_UP)).isNotEmpty().isEqualTo(this.world.rows(RECOMPUTED));
		assertThat(this.world.rows(BY_WEEK)).isEqualTo(this.world.rows(DAYS_BY_WEEK));
	}

	private static List<Event> responses(Random random) {
		List<Event> events = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			events.add(aResponse("site-" + random.nextInt(4)).at(time(random))
				.overall(random.nextBoolean() ? 1 + random.nextInt(5) : null)
				.nps(random.nextBoolean() ? random.nextInt(11) : null)
				.smiley(random.nextBoolean() ? 1 + random.nextInt(4) : null)
				.moment(random.nextBoolean() ? "MISERY" : "NEUTRAL")
				.event());
		}
		events.addAll(events.subList(0, 5));
		Collections.shuffle(events, random);
		return events;
	}

	/** Revisions of few cases, in any order. */
	private static List<Event> complaints(long seed, Random random) {
		List<Event> events = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			int number = random.nextInt(30);
			var told = aComplaint("site-" + number % 4).id(new UUID(seed, number))
				.revision(1 + random.nextInt(9))
				.receivedAt(time(random))
				.timely(random.nextBoolean() ? random.nextBoolean() : null);
			events.add((switch (random.nextInt(6)) {
				case 0, 1 -> told.closedAt(time(random));
				case 2, 3 -> told.resolvedAt(time(random));
				case 4 -> told.status(random.nextBoolean() ? "CLOSED" : "WITHDRAWN");
				default -> told;
			}).event());
		}
		return events;
	}

	private static String time(Random random) {
		return Instant.parse("2026-11-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(80_000))).toString();
	}

}
