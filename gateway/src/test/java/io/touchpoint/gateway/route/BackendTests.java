package io.touchpoint.gateway.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class BackendTests {

	@ParameterizedTest
	@EnumSource
	void whatIsKnownOfAnAddressIsKnownOfOneThatTheServiceHas(Backend backend) throws IOException {
		List<String> described = described(backend);
		List<String> pages = Backend.pagePrefixes().stream().map(Backend::andBelow).toList();
		assertThat(Stream.of(backend.slowPaths()).filter((path) -> !pages.contains(path)))
			.allSatisfy((path) -> assertThat(described).anyMatch((known) -> known.startsWith(path.replace("/**", ""))));
		assertThat(described).containsAll(backend.keyedPaths());
	}

	private static List<String> described(Backend backend) throws IOException {
		Path file = Path.of("..", backend.service(), "src", "main", "resources", "openapi.json");
		return List.copyOf(JsonMapper.shared().readTree(Files.readString(file)).path("paths").propertyNames());
	}

}
