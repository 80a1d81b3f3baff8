package io.touchpoint.local.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.touchpoint.local.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class OverviewTests {

	@TempDir
	private Path home;

	@Test
	void theDemoShowsItsAccountsAndTheMailbox() {
		assertThat(new Overview(settings("demo")).addresses()).anyMatch((line) -> line.contains("touchpoint-demo"))
			.anyMatch((line) -> line.contains("http://localhost:9000"))
			.anyMatch((line) -> line.contains("IMAP 127.0.0.1:9008") && line.contains("memory"))
			.noneMatch((line) -> line.contains("Setup code"));
	}

	@Test
	void outsideTheDemoTheSetupCodeIsShownAndNoAccount() throws Exception {
		Files.createDirectories(this.home.resolve("logs"));
		Files.writeString(this.home.resolve("logs/gateway.log"),
				"12:00 INFO Started\n12:01 INFO One-time setup code: K7QP-22XM\n");
		assertThat(new Overview(settings("production")).addresses()).anyMatch((line) -> line.contains("K7QP-22XM"))
			.noneMatch((line) -> line.contains("touchpoint-demo"));
	}

	private Settings settings(String mode) {
		return Settings.read(this.home,
				Map.of("TOUCHPOINT_HOME", this.home.toString(), "TOUCHPOINT_PORT", "9000", "TOUCHPOINT_MODE", mode));
	}

}
