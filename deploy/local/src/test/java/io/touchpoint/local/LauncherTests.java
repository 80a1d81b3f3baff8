package io.touchpoint.local;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import io.touchpoint.local.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LauncherTests {

	@TempDir
	private Path home;

	private final StringWriter err = new StringWriter();

	@Test
	void aWrongCallIsExplained() {
		assertThat(run("fly")).isEqualTo(2);
		assertThat(run()).isEqualTo(2);
		assertThat(run("api-key", "--role", "BOSS")).isEqualTo(2);
		assertThat(this.err.toString()).contains("HEAD_OFFICE").contains("Which command?");
	}

	@Test
	void aProblemIsASentenceWithoutAStackTrace() {
		assertThat(run("import", "sap", "file.csv")).isEqualTo(1);
		assertThat(run("api-key", "--role", "STAFF")).isEqualTo(1);
		assertThat(run("reset")).isEqualTo(1);
		assertThat(this.err.toString()).contains("There is no import profile \"sap\"")
			.contains("needs --site CODE")
			.contains("reset --yes")
			.doesNotContain("\tat ");
	}

	@Test
	void theLastWordsSayHowToStopItFromWhereThePersonIs() {
		assertThat(UpCommand.farewell(true)).contains("deploy/touchpoint stop", "deploy/touchpoint status")
			.doesNotContain("Ctrl-C");
		assertThat(UpCommand.farewell(false)).contains("Ctrl-C").doesNotContain("deploy/touchpoint");
	}

	@Test
	void logsAreFoundByShortNamesAndOnlyInsideTheirFolder() throws Exception {
		Settings settings = Settings.read(this.home, Map.of("TOUCHPOINT_HOME", this.home.toString()));
		Files.createDirectories(settings.logs());
		Files.writeString(settings.log("feedback-service"), "");
		Files.writeString(this.home.resolve("other.log"), "");
		assertThat(LogsCommand.log(settings, "feedback")).isEqualTo(settings.log("feedback-service"));
		assertThatThrownBy(() -> LogsCommand.log(settings, "../other")).hasMessageContaining("feedback-service");
	}

	@Test
	void refusedRowsAreSavedBesideTheFileUnlessItsFolderIsReadOnly() throws Exception {
		assertThat(ImportCommand.refusedRows(this.home.resolve("rows.csv")))
			.isEqualTo(this.home.resolve("rows.csv.refused.csv"));
		Path given = Files.createDirectory(this.home.resolve("given"));
		Files.setPosixFilePermissions(given, PosixFilePermissions.fromString("r-xr-xr-x"));
		assertThat(ImportCommand.refusedRows(given.resolve("rows.csv")))
			.isEqualTo(Path.of("rows.csv.refused.csv").toAbsolutePath());
	}

	private int run(String... arguments) {
		CommandLine command = Launcher.commandLine();
		command.setErr(new PrintWriter(this.err, true));
		return command.execute(arguments);
	}

}
