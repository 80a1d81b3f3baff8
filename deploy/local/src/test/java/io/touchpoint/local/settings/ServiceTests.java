package io.touchpoint.local.settings;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceTests {

	private static final Ports PORTS = new Ports(8080);

	@Test
	void noPortIsGivenTwice() {
		IntStream services = Arrays.stream(Service.values())
			.flatMapToInt((service) -> IntStream.of(service.port(PORTS), service.managementPort(PORTS)));
		IntStream others = IntStream.of(PORTS.postgres(), PORTS.smtp(), PORTS.imap());
		assertThat(IntStream.concat(services, others).boxed().toList()).doesNotHaveDuplicates()
			.allMatch((port) -> port >= 8080 && port <= 8095);
	}

	@Test
	void thePortsAreTheDocumentedOnes() {
		assertThat(Stream.of(Service.GATEWAY, Service.REGISTRY, Service.FEEDBACK, Service.COMPLAINT,
				Service.NOTIFICATION, Service.REPORTING))
			.extracting((service) -> service.port(PORTS))
			.containsExactly(8080, 8081, 8082, 8083, 8084, 8085);
	}

	@Test
	void fiveServicesHaveADatabase() {
		assertThat(Service.databases()).containsExactlyInAnyOrder("gateway", "feedback", "complaint", "notification",
				"reporting");
	}

}
