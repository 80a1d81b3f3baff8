package io.touchpoint.gateway.login;

import io.touchpoint.starter.web.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordsTests {

	private static final String HALF_A_CHARACTER = "\ud83d";

	private final Passwords passwords = new Passwords();

	@AfterEach
	void end() {
		this.passwords.destroy();
	}

	@Test
	void halfACharacterMatchesNothing() {
		StepVerifier
			.create(this.passwords.hash("a long enough secret?")
				.flatMap((hash) -> this.passwords.matches("a long enough secret" + HALF_A_CHARACTER, hash)))
			.expectNext(false)
			.verifyComplete();
	}

	@Test
	void aCharacterThatIsCutInTwoMatchesNothing() {
		String tooLong = "x".repeat(Passwords.LONGEST) + "\ud83d\ude00";
		StepVerifier
			.create(this.passwords.hash("a long enough secret")
				.flatMap((hash) -> this.passwords.matches(tooLong, hash)))
			.expectNext(false)
			.verifyComplete();
	}

	@Test
	void halfACharacterIsNoPartOfANewPassword() {
		StepVerifier.create(this.passwords.check("a long enough secret" + HALF_A_CHARACTER, "somebody"))
			.verifyErrorSatisfies((failure) -> assertThat(((ProblemException) failure).faults())
				.satisfiesExactly((fault) -> assertThat(fault.reason()).isEqualTo("malformed")));
	}

	@Test
	void aPasswordOfAnyScriptMatchesItself() {
		String password = "كلمة مرور طويلة 😀";
		StepVerifier.create(this.passwords.hash(password).flatMap((hash) -> this.passwords.matches(password, hash)))
			.expectNext(true)
			.verifyComplete();
	}

}
