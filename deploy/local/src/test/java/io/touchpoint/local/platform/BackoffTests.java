package io.touchpoint.local.platform;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	@Test
	void aPartThatDiesYoungWaitsLongerEachTimeUpToACap() {
		Backoff backoff = Backoff.first();
		assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
		for (int i = 0; i < 10; i++) {
			backoff = backoff.after(Duration.ofSeconds(3));
		}
		assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void aPartThatLivedForAWhileStartsAfresh() {
		Backoff tired = Backoff.first().after(Duration.ZERO).after(Duration.ZERO);
		assertThat(tired.after(Duration.ofMinutes(2)).next()).isEqualTo(Duration.ofSeconds(1));
	}

}
