package io.touchpoint.gateway.route;

import java.util.Arrays;
import java.util.List;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import io.touchpoint.gateway.TestRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The gateway in front of two instances that tests put in the place of a service.
 */
@GatewayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RouteFixture {

	static final List<String> SERVICES = List.of("feedback-service", "complaint-service", "notification-service",
			"reporting-service");

	@LocalServerPort
	protected int port;

	@Autowired
	protected TestRegistry registry;

	@Autowired
	private KnownInstances known;

	@Autowired
	private ReactiveResilience4JCircuitBreakerFactory breakers;

	protected Person staff;

	protected WebTestClient client;

	protected Instance one;

	protected Instance two;

	@BeforeAll
	void signIn() {
		this.staff = Person.demo(this.port, "staff");
		this.client = Person.client(this.port);
	}

	/** What broke in one test must not keep a breaker open in the next. */
	@BeforeEach
	void closeBreakers() {
		this.breakers.getCircuitBreakerRegistry().getAllCircuitBreakers().forEach(CircuitBreaker::reset);
	}

	@BeforeEach
	void startInstances() {
		this.one = new Instance("one");
		this.two = new Instance("two");
	}

	@AfterEach
	void stopInstances() {
		this.one.close();
		this.two.close();
	}

	/** The gateway looks at the registry twice a second. */
	protected void instances(String service, Instance... instances) {
		int[] ports = Arrays.stream(instances).mapToInt(Instance::port).toArray();
		this.registry.set(service, ports);
		Awaitility.await()
			.until(() -> this.known.of(service)
				.stream()
				.map(ServiceInstance::getPort)
				.toList()
				.equals(Arrays.stream(ports).boxed().toList()));
	}

}
