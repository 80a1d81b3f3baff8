package io.touchpoint.starter.security;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecretTests {

	@Test
	void aFreshOneHas256BitsThatFitIntoAnAddressAndIsNoOther() {
		Secret secret = Secret.fresh();

		assertThat(secret.text()).matches("[A-Za-z0-9_-]{43}");
		assertThat(Secret.fresh().text()).isNotEqualTo(secret.text());
	}

	@Test
	void whoeverClaimsItsTextHasIt() {
		Secret secret = Secret.fresh();

		assertThat(Secret.claimed(secret.text()).hash()).isEqualTo(secret.hash()).hasSize(32);
		assertThat(Secret.claimed(secret.text()).matches(secret)).isTrue();
		assertThat(Secret.claimed(secret.text() + "x").matches(secret)).isFalse();
	}

	@Test
	void itDoesNotSayItselfInALog() {
		Secret secret = Secret.fresh();

		assertThat("It is " + secret).doesNotContain(secret.text());
	}

}
