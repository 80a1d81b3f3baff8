package io.touchpoint.local.process;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessRecordTests {

	@TempDir
	private Path home;

	@Test
	void aProcessIsFoundAgainFromItsFile() {
		RunFolder run = new RunFolder(this.home);
		run.remember(ProcessRecord.of("me", ProcessHandle.current()));
		assertThat(run.find("me").flatMap(ProcessRecord::process)).contains(ProcessHandle.current());
		assertThat(run.all()).extracting(ProcessRecord::name).containsExactly("me");
		run.forget("me");
		assertThat(run.find("me")).isEmpty();
	}

	@Test
	void aStrangerWithTheSameNumberIsNotTheProcess() {
		ProcessRecord real = ProcessRecord.of("me", ProcessHandle.current());
		ProcessRecord reused = new ProcessRecord("me", real.pid(), real.startedAt().minus(Duration.ofMinutes(5)));
		assertThat(reused.process()).isEmpty();
	}

	@Test
	void aCorrectionOfTheClockByASecondDoesNotMakeAStranger() {
		ProcessRecord real = ProcessRecord.of("me", ProcessHandle.current());
		assertThat(real.near(real.startedAt().plusSeconds(1))).isTrue();
		assertThat(real.near(real.startedAt().plusSeconds(4))).isFalse();
	}

	@Test
	void aProcessThatEndedIsNotFound() throws Exception {
		Process process = new ProcessBuilder("true").start();
		ProcessRecord record = ProcessRecord.of("short", process.toHandle());
		process.waitFor();
		assertThat(record.process()).isEmpty();
	}

}
