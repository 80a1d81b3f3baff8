package io.touchpoint.starter.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReachableAddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "ana@example.org", "ana.b+c@mail.example.org", "o'neill@example.org",
			"søren@bücher.example", "آنا@مثال.إختبار", "a@b-c.co" })
	void anAddressThatWeWriteTo(String text) {
		assertThat(ReachableAddress.isOne(text)).isTrue();
		assertThat(text).matches(ReachableAddress.SHAPE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nobody", "\"a b\"@example.org", "x@[127.0.0.1]", "x\u200b@example.org",
			"x@exam\u200bple.org", "\u202ex@example.org", "a b@example.org", "a@b", "a@b.c", "a@-b.org", "a@b-.org",
			"a@b..org", "a@b.org.", ".a@b.org", "a.@b.org", "a..b@b.org", "a@b@c.org", "a@b.org\n", "a\r\n@b.org",
			"<a@b.org>", "a:b@c.org", "a\u760a@b.org", "a@b_c.org", "a@b.org,c@d.org", "a(b)@c.org" })
	void anAddressThatWeCannotWriteTo(String text) {
		assertThat(ReachableAddress.isOne(text)).isFalse();
		assertThat(text).doesNotMatch(ReachableAddress.SHAPE);
	}

	@Test
	void anAddressThatIsTooLongIsNone() {
		assertThat(ReachableAddress.isOne("a".repeat(64) + "@example.org")).isTrue();
		assertThat(ReachableAddress.isOne("a".repeat(65) + "@example.org")).isFalse();
		assertThat(ReachableAddress.isOne("a@" + "a.".repeat(100_000) + "org")).isFalse();
		assertThat(ReachableAddress.isOne("a.".repeat(100_000) + "a@example.org")).isFalse();
	}

}
