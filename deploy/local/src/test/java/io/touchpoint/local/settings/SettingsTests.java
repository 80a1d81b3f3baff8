package io.touchpoint.local.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTests {

	@TempDir
	private Path top;

	@Test
	void withoutAnythingToldItIsTheDemoOnLoopback() {
		Settings settings = Settings.read(this.top, Map.of());
		assertThat(settings.home()).isEqualTo(this.top.resolve(".touchpoint"));
		assertThat(settings.ports().first()).isEqualTo(8080);
		assertThat(settings.demo()).isTrue();
		assertThat(settings.address()).isEqualTo("127.0.0.1");
		assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
		assertThat(settings.database()).isNull();
		assertThat(settings.mail()).isNull();
	}

	@Test
	void theDemoIgnoresAnAddressThatOthersCouldReach() {
		assertThat(Settings.read(this.top, Map.of("TOUCHPOINT_ADDRESS", "0.0.0.0")).address()).isEqualTo("127.0.0.1");
	}

	@Test
	void productionListensOnLoopbackOrWhereItIsTold() {
		assertThat(Settings.read(this.top, Map.of("TOUCHPOINT_MODE", "production")).address()).isEqualTo("127.0.0.1");
		assertThat(Settings.read(this.top, Map.of("TOUCHPOINT_MODE", "production", "TOUCHPOINT_ADDRESS", "10.1.2.3"))
			.address()).isEqualTo("10.1.2.3");
	}

	@Test
	void theFileIsReadAndTheEnvironmentWins() throws Exception {
		Path home = Files.createDirectories(this.top.resolve("a home"));
		Files.writeString(home.resolve("touchpoint.properties"), """
				# another database
				TOUCHPOINT_PORT=9000
				TOUCHPOINT_EXTERNAL_DB_HOST=db.example.org
				TOUCHPOINT_EXTERNAL_DB_ADMIN_USER=admin
				TOUCHPOINT_EXTERNAL_DB_ADMIN_PASSWORD=secret
				TOUCHPOINT_SMTP_HOST=mail.example.org
				""");
		Settings settings = Settings.read(this.top,
				Map.of("TOUCHPOINT_HOME", home.toString(), "TOUCHPOINT_PORT", "9100"));
		assertThat(settings.ports().first()).isEqualTo(9100);
		assertThat(settings.database()).isEqualTo(new ExternalDatabase("db.example.org", 5432, "admin", "secret"));
		assertThat(settings.mail()).isEqualTo(new MailServer("mail.example.org", 587, "", "", "starttls"));
	}

	@Test
	void whatCannotBeIsSaidWithItsName() {
		assertThatThrownBy(() -> Settings.read(this.top, Map.of("TOUCHPOINT_PORT", "eighty")))
			.isInstanceOf(Problem.class)
			.hasMessageContaining("TOUCHPOINT_PORT")
			.hasMessageContaining("eighty");
		assertThatThrownBy(() -> Settings.read(this.top, Map.of("TOUCHPOINT_PORT", "65530")))
			.isInstanceOf(Problem.class)
			.hasMessageContaining("65520");
		assertThatThrownBy(() -> Settings.read(this.top, Map.of("TOUCHPOINT_MODE", "prod"))).isInstanceOf(Problem.class)
			.hasMessageContaining("demo or production");
		assertThatThrownBy(() -> Settings.read(this.top, Map.of("TOUCHPOINT_EXTERNAL_DB_HOST", "db")))
			.isInstanceOf(Problem.class)
			.hasMessageContaining("TOUCHPOINT_EXTERNAL_DB_ADMIN_USER");
		assertThatThrownBy(
				() -> Settings.read(this.top, Map.of("TOUCHPOINT_SMTP_HOST", "mail", "TOUCHPOINT_SMTP_TLS", "yes")))
			.isInstanceOf(Problem.class)
			.hasMessageContaining("none, starttls or tls");
	}

}
