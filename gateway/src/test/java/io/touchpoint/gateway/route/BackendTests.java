package io.touchpoint.gateway.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class BackendTests {

	@ParameterizedTest
	@EnumSource
	void whatIsKnownOfAnAddressIsKnownOfOneThatTheServiceHas(Backend backend) throws IOException {
		List<String> described = described(backend);
		assertThat(Stream.of(backend.slowPaths()).filter((path) -> !ofPages(path)))
			.allSatisfy((path) -> assertThat(described).anyMatch((known) -> known.matches(expression(path))));
		assertThat(described).containsAll(backend.keyedPaths());
	}

	@Test
	void aHundredCasesAtATimeHaveMoreThanTheTimeOfAPage() {
		assertThat(Backend.COMPLAINT.slowPaths()).contains("/api/complaints/bulk");
	}

	/** Public pages are described nowhere. */
	private static boolean ofPages(String path) {
		return Backend.pagePrefixes().stream().anyMatch((page) -> path.startsWith(page + "/"));
	}

	private static String expression(String path) {
		return path.replace("/**", "(/.+)?").replace("*", "[^/]+");
	}

	private static List<String> described(Backend backend) throws IOException {
		Path file = Path.of("..", backend.service(), "src", "main", "resources", "openapi.json");
		return List.copyOf(JsonMapper.shared().readTree(Files.readString(file)).path("paths").propertyNames());
	}

}
