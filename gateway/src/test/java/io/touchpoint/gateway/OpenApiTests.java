package io.touchpoint.gateway;

import java.nio.file.Path;

import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@GatewayTest
class OpenApiTests {

	@LocalServerPort
	private int port;

	@Test
	void theDescriptionIsTheOneUnderVersionControl() {
		String actual = Person.nobody(this.port)
			.get("/api/openapi/gateway")
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(actual).doesNotContain("\"Caller\"", "/internal/");
		Golden.assertJsonFile(Path.of("openapi.json"), actual);
	}

}
