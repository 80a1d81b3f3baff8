package io.touchpoint.complaint;

import java.nio.file.Path;

import io.touchpoint.starter.testing.Golden;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ComplaintServiceTest
class OpenApiTests {

	@Autowired
	WebTestClient client;

	@Test
	void theApiIsTheOneThatClientsWereGeneratedFrom() {
		String api = this.client.get()
			.uri("/api/openapi/complaint-service")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		ObjectNode tree = (ObjectNode) JsonMapper.builder().build().readTree(api);
		tree.remove("servers");
		// What services tell each other is not part of what clients are generated from.
		ObjectNode paths = (ObjectNode) tree.path("paths");
		paths.propertyNames().stream().filter((path) -> path.startsWith("/internal/")).toList().forEach(paths::remove);
		Golden.assertJsonFile(Path.of("openapi.json"), tree.toString());
	}

}
