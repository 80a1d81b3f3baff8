package io.touchpoint.local.install;

import java.nio.file.Path;
import java.util.Map;

import io.touchpoint.local.settings.Secrets;
import io.touchpoint.local.settings.Service;
import io.touchpoint.local.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceEnvironmentTests {

	@TempDir
	private Path home;

	@Test
	void aGatewayAtOneAddressIsFoundThereAndTheOthersOnLoopback() {
		assertThat(environment(Service.GATEWAY, "10.1.2.3")).containsEntry("SERVER_ADDRESS", "10.1.2.3")
			.containsEntry("TOUCHPOINT_INSTANCE_ADDRESS", "10.1.2.3")
			.containsEntry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
		assertThat(environment(Service.FEEDBACK, "10.1.2.3")).containsEntry("SERVER_ADDRESS", "127.0.0.1")
			.containsEntry("TOUCHPOINT_INSTANCE_ADDRESS", "127.0.0.1");
	}

	@Test
	void aGatewayAtAllAddressesIsFoundOnLoopback() {
		assertThat(environment(Service.GATEWAY, "0.0.0.0")).containsEntry("SERVER_ADDRESS", "0.0.0.0")
			.containsEntry("TOUCHPOINT_INSTANCE_ADDRESS", "127.0.0.1");
	}

	private Map<String, String> environment(Service service, String address) {
		Settings settings = Settings.read(this.home, Map.of("TOUCHPOINT_HOME", this.home.toString(), "TOUCHPOINT_MODE",
				"production", "TOUCHPOINT_ADDRESS", address));
		return ServiceEnvironment.of(service, settings, Secrets.in(this.home));
	}

}
