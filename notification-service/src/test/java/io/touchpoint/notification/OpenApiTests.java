package io.touchpoint.notification;

import io.touchpoint.starter.testing.ApiDescription;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@NotificationTest
class OpenApiTests {

	@Autowired
	private WebTestClient client;

	@Test
	void theDescriptionIsTrue() {
		ApiDescription.assertTrue(this.client, "notification-service");
	}

}
