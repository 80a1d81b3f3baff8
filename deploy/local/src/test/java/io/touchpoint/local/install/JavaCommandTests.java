package io.touchpoint.local.install;

import java.nio.file.Path;

import io.touchpoint.local.settings.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class JavaCommandTests {

	private static final Path HOME = Path.of("/home/of/the/platform");

	@ParameterizedTest
	@EnumSource
	void aServiceKeepsItsTemporaryFilesInThePlatformsFolder(Service service) {
		assertThat(JavaCommand.options(service, HOME)).contains("-Djava.io.tmpdir=/home/of/the/platform/tmp");
	}

	@Test
	void aLightServiceUsesTheQuickCompilerOnly() {
		assertThat(JavaCommand.options(Service.REGISTRY, HOME)).contains("-XX:TieredStopAtLevel=1");
		assertThat(JavaCommand.options(Service.GATEWAY, HOME)).doesNotContain("-XX:TieredStopAtLevel=1");
	}

}
