package io.touchpoint.feedback.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * How many answers a device may hand over: a long queue at once, then at a pace that no
 * person keeps up by hand. By device and not by address, because the devices of a site
 * share theirs; only devices that proved who they are get a budget.
 */
@Component
class AnswerBudget {

	private final Map<UUID, Left> left = new ConcurrentHashMap<>();

	private final KioskProperties properties;

	private final Clock clock;

	AnswerBudget(KioskProperties properties, Clock clock) {
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Takes as many as are wanted, or none.
	 * @return how long to wait; zero when they were taken
	 */
	Duration take(UUID kiosk, int wanted) {
		Instant now = this.clock.instant();
		Left after = this.left.compute(kiosk, (id, before) -> (before != null) ? refilled(before, now).less(wanted)
				: new Left(this.properties.burst(), now, true).less(wanted));
		return after.given() ? Duration.ZERO
				: Duration.ofSeconds((long) Math.ceil((wanted - after.answers()) * 60 / this.properties.perMinute()));
	}

	private Left refilled(Left before, Instant now) {
		double more = Math.max(0, Duration.between(before.at(), now).toMillis()) / 60_000.0
				* this.properties.perMinute();
		return new Left(Math.min(this.properties.burst(), before.answers() + more), now, true);
	}

	private record Left(double answers, Instant at, boolean given) {

		Left less(int wanted) {
			return (wanted <= this.answers) ? new Left(this.answers - wanted, this.at, true)
					: new Left(this.answers, this.at, false);
		}

	}

}
