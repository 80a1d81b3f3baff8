package io.touchpoint.local.platform;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformLockTests {

	@TempDir
	private Path home;

	@Test
	void onlyOneHoldsTheLock() {
		assertThat(PlatformLock.taken(this.home)).isFalse();
		PlatformLock lock = PlatformLock.take(this.home).orElseThrow();
		assertThat(PlatformLock.take(this.home)).isEmpty();
		assertThat(PlatformLock.taken(this.home)).isTrue();
		lock.close();
		assertThat(PlatformLock.taken(this.home)).isFalse();
	}

	@Test
	void homesDoNotDisturbEachOther() {
		try (PlatformLock one = PlatformLock.take(this.home.resolve("one")).orElseThrow()) {
			assertThat(one).isNotNull();
			assertThat(PlatformLock.taken(this.home.resolve("two"))).isFalse();
		}
	}

}
