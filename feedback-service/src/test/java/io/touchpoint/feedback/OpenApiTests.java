package io.touchpoint.feedback;

import io.touchpoint.starter.testing.ApiDescription;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@FeedbackTest
class OpenApiTests {

	@Autowired
	private WebTestClient client;

	@Test
	void theDescriptionIsTrue() {
		ApiDescription.assertTrue(this.client, "feedback-service");
	}

}
