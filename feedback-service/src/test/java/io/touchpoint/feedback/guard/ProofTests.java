package io.touchpoint.feedback.guard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProofTests {

	private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

	private static final String KEY = "AbCdEfGhIjKlMnOpQrStUv";

	private final Proof proof = at(NOW);

	private static Proof at(Instant now) {
		return new Proof("a secret of at least 32 letters, all in all", 10, Duration.ofMinutes(20),
				Clock.fixed(now, ZoneOffset.UTC));
	}

	private static String work(Proof.Question question, String key) {
		return LongStream.range(0, 1_000_000)
			.filter((number) -> zeros(question.stamp() + ":" + key + ":" + number) >= question.bits())
			.mapToObj(Long::toString)
			.findFirst()
			.orElseThrow();
	}

	private static int zeros(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return Integer.numberOfLeadingZeros(ByteBuffer.wrap(hash).getInt());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void workOrTheSumIsEnough() {
		Proof.Question asked = this.proof.ask(KEY);
		String sum = String.valueOf(asked.one() + asked.other());
		assertThat(this.proof.holds(KEY, asked.stamp(), work(asked, KEY), null)).isTrue();
		assertThat(this.proof.holds(KEY, asked.stamp(), null, " " + sum + " ")).isTrue();
		assertThat(this.proof.holds(KEY, asked.stamp(), "", sum)).isTrue();
	}

	@Test
	void digitsOfOtherScriptsCountToo() {
		Proof.Question asked = this.proof.ask(KEY);
		String sum = String.valueOf(asked.one() + asked.other())
			.chars()
			.collect(StringBuilder::new, (text, digit) -> text.append((char) (digit - '0' + '\u0660')),
					StringBuilder::append)
			.toString();
		assertThat(this.proof.holds(KEY, asked.stamp(), null, sum)).isTrue();
	}

	@Test
	void nothingWrongAndNothingMadeUpHolds() {
		Proof.Question asked = this.proof.ask(KEY);
		assertThat(this.proof.holds(KEY, asked.stamp(), null, null)).isFalse();
		assertThat(this.proof.holds(KEY, asked.stamp(), "x", "one")).isFalse();
		assertThat(this.proof.holds(KEY, asked.stamp(), null, String.valueOf(asked.one() + asked.other() + 1)))
			.isFalse();
		assertThat(this.proof.holds(KEY, null, work(asked, KEY), null)).isFalse();
		assertThat(this.proof.holds(KEY, "0123456789abcdef", work(asked, KEY), null)).isFalse();
	}

	@Test
	void aProofBelongsToItsForm() {
		Proof.Question asked = this.proof.ask(KEY);
		String number = work(asked, KEY);
		assertThat(LongStream.range(0, 20)
			.mapToObj((i) -> this.proof.holds("OtherKeyOtherKeyOther" + (char) ('a' + i), asked.stamp(), number, null))
			.filter((holds) -> holds)).hasSizeLessThan(3);
	}

	@Test
	void aQuestionMayBePonderedOnAndNotForEver() {
		Proof.Question asked = this.proof.ask(KEY);
		String sum = String.valueOf(asked.one() + asked.other());
		assertThat(at(NOW.plus(Duration.ofMinutes(20))).holds(KEY, asked.stamp(), null, sum)).isTrue();
		assertThat(at(NOW.plus(Duration.ofMinutes(41))).holds(KEY, asked.stamp(), null, sum)).isFalse();
	}

}
