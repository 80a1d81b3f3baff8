package io.touchpoint.gateway;

import java.time.Duration;

import io.touchpoint.starter.testing.ApiDescription;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

@GatewayTest
class OpenApiTests {

	@LocalServerPort
	private int port;

	@Test
	void theDescriptionIsTrue() {
		ApiDescription.assertTrue(WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + this.port)
			.responseTimeout(Duration.ofSeconds(30))
			.build(), "gateway");
	}

}
