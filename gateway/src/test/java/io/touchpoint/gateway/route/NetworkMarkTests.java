package io.touchpoint.gateway.route;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.touchpoint.gateway.login.Entrance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class NetworkMarkTests {

	private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

	private static NetworkMark marks(Instant now, String secret, boolean loopbackToo) {
		RouteProperties.Limit limit = new RouteProperties.Limit(List.of("/s/**"), false, false, 1,
				Duration.ofMinutes(1), loopbackToo);
		RouteProperties properties = new RouteProperties(Duration.ofSeconds(1), Duration.ofSeconds(1), 1,
				Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(1), 1,
				new RouteProperties.Body(DataSize.ofBytes(1), List.of()), Map.of("public", limit));
		return new NetworkMark(new Entrance(URI.create("https://care.example.org"), false, List.of()), properties,
				Clock.fixed(now, ZoneOffset.UTC), secret);
	}

	private static @Nullable String of(NetworkMark marks, String path, String address) {
		return marks.of(MockServerHttpRequest.post(path)
			.header("X-Touchpoint-Network", "made-up")
			.header("X-Forwarded-For", "203.0.113.9")
			.remoteAddress(new InetSocketAddress(address, 4711))
			.build());
	}

	@Test
	void neighboursLookAlikeAndOthersDoNot() {
		NetworkMark marks = marks(NOW, "a", false);
		assertThat(of(marks, "/s/abc", "198.51.100.7")).isNotBlank()
			.isEqualTo(of(marks, "/public/responses", "198.51.100.250"))
			.isNotEqualTo(of(marks, "/s/abc", "198.51.101.7"));
		assertThat(of(marks, "/s/abc", "2001:db8:1:2::1")).isEqualTo(of(marks, "/s/abc", "2001:db8:1:2:ffff::1"))
			.isNotEqualTo(of(marks, "/s/abc", "2001:db8:1:3::1"));
	}

	@Test
	void anotherDayOrSecretMakesAnotherMarkAndNoneTellsTheAddress() {
		String mark = of(marks(NOW, "a", false), "/s/abc", "198.51.100.7");
		assertThat(mark).isNotEqualTo(of(marks(NOW.plus(Duration.ofDays(1)), "a", false), "/s/abc", "198.51.100.7"))
			.isNotEqualTo(of(marks(NOW, "b", false), "/s/abc", "198.51.100.7"))
			.doesNotContain("198", "c63364")
			.isNotEqualTo("made-up");
	}

	@Test
	void thisMachineAndWhatIsNotPublicHaveNone() {
		assertThat(of(marks(NOW, "a", false), "/s/abc", "127.0.0.1")).isNull();
		assertThat(of(marks(NOW, "a", true), "/s/abc", "127.0.0.1")).isNotBlank();
		assertThat(of(marks(NOW, "a", true), "/api/complaints", "198.51.100.7")).isNull();
	}

}
