package io.touchpoint.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StoppingTests {

	@TempDir
	private Path folder;

	@Test
	void aPoliteProcessEndsByItself() throws Exception {
		Process process = Apart.start(List.of("cat", fifo().toString()), Map.of(), this.folder,
				this.folder.resolve("log"));
		assertThat(Stopping.stop(process.toHandle(), Duration.ofSeconds(10))).isTrue();
		assertThat(process.waitFor()).isEqualTo(143);
	}

	@Test
	void aDeafProcessIsKilled() throws Exception {
		Path ready = this.folder.resolve("ready");
		Process process = Apart.start(
				List.of("sh", "-c", "trap '' TERM; : > '%s'; exec cat '%s'".formatted(ready, fifo())), Map.of(),
				this.folder, this.folder.resolve("log"));
		long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (!Files.exists(ready) && System.nanoTime() < until) {
			Thread.onSpinWait();
		}
		assertThat(Stopping.stop(process.toHandle(), Duration.ofMillis(200))).isFalse();
		assertThat(process.waitFor()).isEqualTo(137);
	}

	@Test
	void aProcessApartIsInASessionOfItsOwn() throws Exception {
		Path log = this.folder.resolve("log");
		Process process = Apart.start(List.of("sh", "-c", "ps -o sid= -p $$"), Map.of(), this.folder, log);
		assertThat(process.waitFor()).isZero();
		assertThat(Files.readString(log).strip()).isEqualTo(Long.toString(process.pid()));
	}

	/** Reading from it waits for ever: nobody writes. */
	private Path fifo() throws Exception {
		Path fifo = this.folder.resolve("fifo");
		new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
		return fifo;
	}

}
