package io.touchpoint.local.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.touchpoint.local.process.Apart;
import io.touchpoint.local.process.ProcessRecord;
import io.touchpoint.local.process.RunFolder;
import io.touchpoint.local.process.Stopping;
import io.touchpoint.local.settings.Console;
import io.touchpoint.local.settings.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SupervisorTests {

	@TempDir
	private Path home;

	private final ByteArrayOutputStream said = new ByteArrayOutputStream();

	private final LinkedBlockingQueue<Process> started = new LinkedBlockingQueue<>();

	private RunFolder run;

	private Supervisor supervisor;

	@BeforeEach
	void make() throws Exception {
		this.run = new RunFolder(this.home);
		this.supervisor = new Supervisor(this.run,
				new Console(new PrintStream(this.said, true, StandardCharsets.UTF_8), false), InstantSource.system());
		new ProcessBuilder("mkfifo", this.home.resolve("fifo").toString()).start().waitFor();
	}

	@AfterEach
	void stop() {
		this.supervisor.stop(List.of(List.of("part")));
	}

	@Test
	void aPartThatDiesDuringTheStartEndsItWithItsLastLines() throws Exception {
		this.supervisor.start(part("echo 'no such table'; exit 7")).waitFor();
		assertThatThrownBy(this.supervisor::requireAllAlive).isInstanceOf(Problem.class)
			.hasMessageContaining("part ended with exit code 7")
			.hasMessageContaining("no such table");
	}

	@Test
	void aPartThatIsKilledLaterIsStartedAgain() throws Exception {
		Process first = this.supervisor.start(part("exec cat fifo"));
		this.supervisor.restartFromNowOn();
		assertThat(this.started.take()).isEqualTo(first);
		first.destroyForcibly();
		Process second = this.started.poll(20, TimeUnit.SECONDS);
		assertThat(second).isNotNull();
		assertThat(this.said.toString(StandardCharsets.UTF_8))
			.contains("part ended with exit code 137 (killed); starting it again in 1 s");
	}

	@Test
	void stoppingEndsItAndForgetsIt() throws Exception {
		Process process = this.supervisor.start(part("exec cat fifo"));
		this.supervisor.restartFromNowOn();
		assertThat(this.run.find("part").flatMap(ProcessRecord::process)).contains(process.toHandle());
		this.supervisor.stop(List.of(List.of("part")));
		assertThat(ended(process)).isTrue();
		assertThat(this.run.find("part")).isEmpty();
		assertThatThrownBy(() -> this.supervisor.start(part("exit 0"))).hasMessageContaining("stopping");
		// Nobody is blamed for having been stopped
		assertThatThrownBy(this.supervisor::requireAllAlive).hasMessage("The launcher is stopping.");
	}

	@Test
	void aPartThatCtrlCReachedBeforeTheLauncherIsNotBlamed() throws Exception {
		this.supervisor.start(part("exit 130")).waitFor();
		Thread.ofVirtual().start(() -> this.supervisor.stop(List.of()));
		assertThatThrownBy(this.supervisor::requireAllAlive).hasMessage("The launcher is stopping.");
	}

	@Test
	void whatAKilledLauncherLeftBehindIsStoppedAndSaid() throws Exception {
		Process orphan = this.supervisor.start(part("exec cat fifo"));
		ProcessRecord stranger = new ProcessRecord("stranger", ProcessHandle.current().pid(),
				ProcessRecord.of("x", ProcessHandle.current()).startedAt().minus(Duration.ofHours(1)));
		this.run.remember(stranger);
		assertThat(new Leftovers(this.run).stop()).singleElement()
			.asString()
			.contains("Stopped part (process " + orphan.pid());
		assertThat(ended(orphan)).isTrue();
		assertThat(this.run.all()).isEmpty();
	}

	/** Java may call it alive for a moment longer, until it has collected it. */
	private static boolean ended(Process process) {
		return Stopping.ended(process.toHandle(), Duration.ZERO);
	}

	private Part part(String script) {
		Path log = this.home.resolve("logs").resolve("part.log");
		return new Part() {

			@Override
			public String name() {
				return "part";
			}

			@Override
			public Path log() {
				return log;
			}

			@Override
			public Process start() throws IOException {
				Process process = Apart.start(List.of("sh", "-c", script), Map.of(), SupervisorTests.this.home, log);
				SupervisorTests.this.started.add(process);
				return process;
			}

		};
	}

}
