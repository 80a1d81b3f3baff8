package io.touchpoint.starter.testing;

import java.nio.file.Path;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the OpenAPI description that a service is shipped with against the one that its
 * code gives.
 */
public final class ApiDescription {

	private static final Path FILE = Path.of("src", "main", "resources", "openapi.json");

	private ApiDescription() {
	}

	/**
	 * The committed description is the generated one, and it is what the service hands
	 * out.
	 */
	public static void assertTrue(WebTestClient client, String service) {
		ObjectNode generated = read(client, GeneratedDescription.PATH);
		// The address of the test.
		generated.remove("servers");
		assertThat(generated.path("paths").propertyNames()).noneMatch((path) -> path.startsWith("/internal/"));
		Golden.assertJsonFile(FILE, generated.toString());
		assertThat(read(client, "/api/openapi/" + service))
			.as("what the service hands out; build again after an update")
			.isEqualTo(generated);
	}

	private static ObjectNode read(WebTestClient client, String path) {
		String body = client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return (ObjectNode) JsonMapper.shared().readTree(body);
	}

}
