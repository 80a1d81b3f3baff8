package io.touchpoint.local.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	@TempDir
	private Path home;

	@Test
	void aSecretIsMadeOnceAndFoundAgain() {
		String made = Secrets.in(this.home).service();
		assertThat(made).hasSizeGreaterThanOrEqualTo(32);
		assertThat(Secrets.in(this.home).service()).isEqualTo(made);
	}

	@Test
	void noTwoSecretsAreTheSame() {
		Secrets secrets = Secrets.in(this.home);
		assertThat(secrets.role("feedback")).isNotEqualTo(secrets.role("feedback_owner"))
			.isNotEqualTo(secrets.databaseAdmin())
			.isNotEqualTo(secrets.login());
	}

	@Test
	void onlyTheOwnerReadsTheFile() throws Exception {
		Secrets.in(this.home).login();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.home.resolve("secrets"))))
			.isEqualTo("rw-------");
	}

}
