package io.touchpoint.starter.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class RevisionTests {

	@Test
	void aTagIsReadAsItWasWritten() {
		assertThat(Revision.optional(Revision.tag(17))).isEqualTo(17);
		assertThat(Revision.required("W/\"17\"")).isEqualTo(17);
		assertThat(Revision.seen(" \"17\" ")).isEqualTo(17);
	}

	@ParameterizedTest
	@ValueSource(strings = { "17", "\"seventeen\"", "\"17\", \"18\"", "\"\"", "\"1234567890123456789012\"", "x" })
	void whatIsNoTagOfOursIsStale(String ifMatch) {
		refused(() -> Revision.optional(ifMatch), 412);
		refused(() -> Revision.required(ifMatch), 412);
		refused(() -> Revision.seen(ifMatch), 412);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void whoMustSayAndDoesNotIsAskedTo(String ifMatch) {
		refused(() -> Revision.required(ifMatch), 428);
		refused(() -> Revision.seen(ifMatch), 428);
	}

	@Test
	void aStarIsAnyRevisionButNoneThatSomebodySaw() {
		assertThat(Revision.optional("*")).isNull();
		assertThat(Revision.required("*")).isNull();
		refused(() -> Revision.seen("*"), 428);
	}

	@Test
	void onlyAChangeOfTheNewestRevisionPasses() {
		assertThatNoException().isThrownBy(() -> Revision.check(null, 3));
		assertThatNoException().isThrownBy(() -> Revision.check(3L, 3));
		refused(() -> Revision.check(2L, 3), 412);
	}

	private static void refused(Runnable work, int status) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(work::run)
			.satisfies((problem) -> assertThat(problem.status().value()).isEqualTo(status));
	}

}
