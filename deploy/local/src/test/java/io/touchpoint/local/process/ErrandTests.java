package io.touchpoint.local.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ErrandTests {

	@Test
	void oneThatEndsInTimeIsDone() throws Exception {
		Process process = new ProcessBuilder("sh", "-c", "exit 3").start();
		assertThat(Errand.done(process, Duration.ofSeconds(20))).isTrue();
		assertThat(process.exitValue()).isEqualTo(3);
	}

	@Test
	void oneThatTakesTooLongIsKilled() throws Exception {
		Process process = new ProcessBuilder("cat").start();
		assertThat(Errand.done(process, Duration.ofMillis(50))).isFalse();
		assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void oneWhoseLauncherIsStoppedIsKilledAndNotBlamed() throws Exception {
		String java = ProcessHandle.current().info().command().orElseThrow();
		Process launcher = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"),
				Waiting.class.getName())
			.redirectErrorStream(true)
			.start();
		try (var said = launcher.inputReader()) {
			long child = Long.parseLong(said.readLine());
			launcher.toHandle().destroy();
			assertThat(said.readLine()).isIn(null, "The launcher is stopping.");
			assertThat(launcher.waitFor(20, TimeUnit.SECONDS)).isTrue();
			assertThat(ProcessHandle.of(child).filter((process) -> !Stopping.ended(process, Duration.ofSeconds(20))))
				.isEmpty();
		}
	}

	/**
	 * A launcher that waits for something that never ends.
	 */
	public static class Waiting {

		public static void main(String[] arguments) throws Exception {
			Process process = new ProcessBuilder("cat").start();
			System.out.println(process.pid());
			try {
				System.out.println(Errand.done(process, Duration.ofMinutes(5)));
			}
			catch (RuntimeException ex) {
				System.out.println(ex.getMessage());
			}
		}

	}

}
