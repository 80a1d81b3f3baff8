package io.touchpoint.starter.event;

import java.util.List;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class FollowerMetersTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final EventHandler handler = new EventHandler() {

		@Override
		public String name() {
			return "things";
		}

		@Override
		public String source() {
			return "elsewhere";
		}

		@Override
		public Mono<Void> handle(List<Event> events) {
			return Mono.empty();
		}

	};

	@Test
	void theLagIsUnknownUntilEveryLaneWasAnswered() {
		FollowerMeters followers = new FollowerMeters(this.meters);
		followers.register(this.handler);
		assertThat(gauge("touchpoint.feed.lag")).isNaN();
		IntStream.range(0, Outbox.LANES).forEach((lane) -> followers.lag(this.handler, lane, 2));
		assertThat(gauge("touchpoint.feed.lag")).isEqualTo(16);
		followers.handled(this.handler, 0, 2);
		assertThat(gauge("touchpoint.feed.lag")).isEqualTo(14);
	}

	@Test
	void aLaneThatIsNotAnsweredIsSilent() {
		FollowerMeters followers = new FollowerMeters(this.meters);
		followers.register(this.handler);
		double before = gauge("touchpoint.feed.silence");
		IntStream.range(1, Outbox.LANES).forEach((lane) -> followers.stepped(this.handler, lane));
		assertThat(gauge("touchpoint.feed.silence")).isGreaterThan(before);
	}

	private double gauge(String name) {
		return this.meters.get(name).tag("handler", this.handler.name()).gauge().value();
	}

}
