package io.touchpoint.gateway.route;

import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.touchpoint.gateway.login.Entrance;
import io.touchpoint.starter.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;
import reactor.netty.channel.AbortedException;

import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.CompletionContext;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;
import org.springframework.cloud.client.loadbalancer.DefaultResponse;
import org.springframework.core.io.buffer.DataBufferLimitException;

import static org.assertj.core.api.Assertions.assertThat;

class EjectionTests {

	@TempDir
	private Path nowhere;

	private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));

	private final Ejection ejection = new Ejection(this.clock, Duration.ofSeconds(10));

	private final ServiceInstance one = instance(1);

	private final ServiceInstance two = instance(2);

	private static ServiceInstance instance(int port) {
		return new DefaultServiceInstance("service:" + port, "service", "127.0.0.1", port, false);
	}

	private static InstanceFile file(Path path) {
		return new InstanceFile(path, Schedulers.immediate());
	}

	private void fails(ServiceInstance instance, Throwable failure) {
		this.ejection.onComplete(new CompletionContext<>(CompletionContext.Status.FAILED, failure,
				new DefaultRequest<>(new Object()), new DefaultResponse(instance)));
	}

	@Test
	void anInstanceIsLeftOutForTenSecondsAfterAFailure() {
		fails(this.one, new ConnectException("refused"));
		assertThat(this.ejection.admit(List.of(this.one, this.two))).containsExactly(this.two);
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(this.ejection.admit(List.of(this.one, this.two))).containsExactly(this.one, this.two);
	}

	@Test
	void whenAllFailedAllAreUsed() {
		fails(this.one, new ConnectException("refused"));
		fails(this.two, new ConnectException("refused"));
		assertThat(this.ejection.admit(List.of(this.one, this.two))).containsExactly(this.one, this.two);
	}

	@Test
	void theClientsOwnFaultsDoNotCount() {
		fails(this.one, new DataBufferLimitException("too large"));
		fails(this.one, new AbortedException("client went away"));
		assertThat(this.ejection.admit(List.of(this.one, this.two))).containsExactly(this.one, this.two);
	}

	@Test
	void theLastKnownInstancesSurviveAStartWithoutRegistry(@TempDir Path state) {
		Path file = state.resolve("deep").resolve("instances.txt");
		AtomicReference<List<ServiceInstance>> registry = new AtomicReference<>(List.of(this.one, this.two));
		KnownInstances known = new KnownInstances((service) -> registry.get(), file(file), this.clock);
		assertThat(known.of("service")).hasSize(2);
		assertThat(file).content().hasLineCount(2);
		registry.set(List.of());
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(known.of("service")).hasSize(2);

		KnownInstances afterStart = new KnownInstances((service) -> List.of(), file(file), this.clock);
		assertThat(afterStart.of("service")).extracting(ServiceInstance::getPort).containsExactly(1, 2);
		assertThat(afterStart.of("other")).isEmpty();
	}

	@Test
	void theRegistryIsAskedTwiceASecondAtMost() {
		AtomicReference<List<ServiceInstance>> registry = new AtomicReference<>(List.of(this.one));
		KnownInstances known = new KnownInstances((service) -> registry.get(), file(this.nowhere.resolve("x")),
				this.clock);
		known.of("service");
		registry.set(List.of(this.two));
		assertThat(known.of("service")).containsExactly(this.one);
		this.clock.advance(Duration.ofMillis(501));
		assertThat(known.of("service")).containsExactly(this.two);
	}

	@Test
	void anAddressHasSoManyConnectionsAndNoMore() {
		ConnectionCap cap = new ConnectionCap(2, new Entrance(URI.create("http://localhost"), false, List.of()));
		assertThat(cap.enter("a")).isTrue();
		assertThat(cap.enter("a")).isTrue();
		assertThat(cap.enter("a")).isFalse();
		assertThat(cap.enter("b")).isTrue();
		cap.leave("a");
		assertThat(cap.enter("a")).isTrue();
	}

	@Test
	void neighboursShareALimit() {
		assertThat(RateLimit.network("203.0.113.7")).isEqualTo(RateLimit.network("203.0.113.200"));
		assertThat(RateLimit.network("203.0.113.7")).isNotEqualTo(RateLimit.network("203.0.114.7"));
		assertThat(RateLimit.network("2001:db8:1:2::1")).isEqualTo(RateLimit.network("2001:db8:1:2:ffff::9"));
		assertThat(RateLimit.network("2001:db8:1:2::1")).isNotEqualTo(RateLimit.network("2001:db8:1:3::1"));
		assertThat(RateLimit.network("::1")).isNull();
		assertThat(RateLimit.network("not-an-address")).isEqualTo("unknown");
	}

}
