package io.touchpoint.notification;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.touchpoint.starter.testing.Golden;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@NotificationTest
class OpenApiTests {

	@Autowired
	private WebTestClient client;

	@Test
	void theDescriptionIsTheOneUnderVersionControl() {
		String actual = this.client.get()
			.uri("/api/openapi/notification-service")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();

		Golden.assertJsonFile(Path.of("openapi.json"), actual);
	}

}
