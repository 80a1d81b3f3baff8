package io.touchpoint.local.process;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogTailTests {

	@TempDir
	private Path folder;

	@Test
	void theSentencesOfAStackTraceAreShownAndItsPlacesAreNot() throws Exception {
		Path log = Files.writeString(this.folder.resolve("log"), """
				12:00 INFO Starting
				java.lang.IllegalStateException: cannot start
				\tat io.touchpoint.Gateway.main(Gateway.java:15) ~[gateway.jar:1]
				Caused by: java.util.concurrent.TimeoutException
				\t... 17 common frames omitted

				""");
		assertThat(LogTail.of(log).lines()).containsExactly("  12:00 INFO Starting",
				"  java.lang.IllegalStateException: cannot start",
				"  Caused by: java.util.concurrent.TimeoutException");
		assertThat(LogTail.of(log, 1).strip()).startsWith("Caused by");
	}

	@Test
	void aMissingLogIsSaid() {
		assertThat(LogTail.of(this.folder.resolve("none"))).contains("no log");
	}

}
