package io.touchpoint.reporting.projection;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

import org.springframework.stereotype.Component;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * Publishes when this instance last counted something.
 */
@Component
class Freshness {

	private final AtomicLong last = new AtomicLong();

	Freshness(MeterRegistry registry) {
		TimeGauge.builder("touchpoint.projection.refreshed", this.last, MILLISECONDS, AtomicLong::doubleValue)
			.description("When this instance last counted an event, as Unix time; 0 when not since its start")
			.register(registry);
	}

	void at(Instant now) {
		this.last.set(now.toEpochMilli());
	}

}
