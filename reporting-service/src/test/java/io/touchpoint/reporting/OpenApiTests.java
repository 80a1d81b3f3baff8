package io.touchpoint.reporting;

import io.touchpoint.starter.testing.ApiDescription;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReportingTest
class OpenApiTests {

	@Autowired
	private WebTestClient client;

	@Test
	void theDescriptionIsTrue() {
		ApiDescription.assertTrue(this.client, "reporting-service");
	}

}
