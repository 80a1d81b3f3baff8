package io.touchpoint.starter;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.commons.util.UtilAutoConfiguration;
import org.springframework.cloud.netflix.eureka.EurekaClientAutoConfiguration;
import org.springframework.cloud.netflix.eureka.EurekaDiscoveryClientConfiguration;
import org.springframework.cloud.netflix.eureka.config.DiscoveryClientOptionalArgsConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service whose registry is away goes on with what it knows, and says so in its log
 * without burying everything else there.
 */
@ExtendWith(OutputCaptureExtension.class)
class RegistryOutageTests {

	@Test
	void aRegistryThatIsAwayIsALineEachTimeAndNoStackTrace(CapturedOutput log) {
		try (var service = new SpringApplicationBuilder(Registered.class).web(WebApplicationType.NONE)
			.properties("spring.config.name=touchpoint-service", "spring.application.name=cut-off", "server.port=1",
					"management.server.port=1", "touchpoint.database=none",
					"TOUCHPOINT_REGISTRY=http://127.0.0.1:1/eureka")
			.run("--eureka.instance.lease-renewal-interval-in-seconds=1")) {
			assertThat(service.isRunning()).isTrue();
			// The line of the second heartbeat comes after all that the first one left.
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> log.getOut().split("I/O error on PUT request", -1).length > 2);
		}
		assertThat(log.getOut()).contains("Request execution failed with message: I/O error on GET request")
			.doesNotContain("\tat com.netflix");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ UtilAutoConfiguration.class, EurekaClientAutoConfiguration.class,
			EurekaDiscoveryClientConfiguration.class, DiscoveryClientOptionalArgsConfiguration.class })
	static class Registered {

	}

}
