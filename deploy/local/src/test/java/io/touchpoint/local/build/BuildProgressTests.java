package io.touchpoint.local.build;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BuildProgressTests {

	private Instant now = Instant.parse("2026-11-21T12:00:00Z");

	private final BuildProgress progress = new BuildProgress(() -> this.now);

	@Test
	void aModuleThatIsDoneIsToldWithItsSeconds() {
		assertThat(
				this.progress.read("[INFO] -------------------< io.touchpoint:service-starter >--------------------"))
			.isEmpty();
		this.progress.read("[INFO] Building Touchpoint service starter 1.0.0-SNAPSHOT           [2/3]");
		this.progress.read("[INFO] Building jar: /somewhere/service-starter-1.0.0-SNAPSHOT.jar");
		pass(4.2);
		assertThat(
				this.progress.read("[INFO] -----------------------< io.touchpoint:gateway >------------------------"))
			.hasValueSatisfying(
					(line) -> assertThat(line).contains("2 of 3").contains("service-starter").contains("4.2 s"));
		this.progress.read("[INFO] Building gateway 1.0.0-SNAPSHOT                              [3/3]");
		pass(30);
		assertThat(this.progress.read("[INFO] Reactor Summary for Touchpoint 1.0.0-SNAPSHOT:"))
			.hasValueSatisfying((line) -> assertThat(line).contains("3 of 3").contains("gateway").contains("30.0 s"));
		assertThat(this.progress.read("[INFO] BUILD SUCCESS")).isEmpty();
	}

	@Test
	void meanwhileItTellsWhatMavenIsBusyWith() {
		assertThat(this.progress.now()).contains("starting Maven");
		this.progress.read("[INFO] ---< io.touchpoint:gateway >---");
		this.progress.read("[INFO] --- maven-compiler-plugin:3.15.0:compile (default-compile) @ gateway ---");
		assertThat(this.progress.now()).contains("gateway").contains("compile");
		this.progress.read("[INFO] --- exec-maven-plugin:3.6.4:exec (npm) @ gateway ---");
		assertThat(this.progress.now()).contains("exec");
	}

	private void pass(double seconds) {
		this.now = this.now.plus(Duration.ofMillis((long) (seconds * 1000)));
	}

}
