package io.touchpoint.complaint.duplicate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	private static double likeness(String one, String other) {
		return Words.of(one).likeness(Words.of(other));
	}

	@Test
	void theSameWordsAreAllAlikeWhateverTheirMarksAndCapitals() {
		assertThat(likeness("Señora, ¿POR QUÉ?", "senora por que")).isEqualTo(1);
		assertThat(likeness("انتظرنا ثلاثَ ساعات", "انتظرنا ثلاث ساعات")).isEqualTo(1);
	}

	@Test
	void otherWordsAreNotAlikeAndNoWordsAreLikeNone() {
		assertThat(likeness("We waited three hours", "The bill was wrong")).isZero();
		assertThat(likeness("", "")).isZero();
		assertThat(likeness("…", "We waited")).isZero();
	}

	@Test
	void wordsInAnotherOrderAreLessAlike() {
		assertThat(likeness("we waited three hours", "hours three waited we")).isBetween(0.1, 0.9);
	}

	/** Four words and three pairs each; three words and two pairs in both. */
	@Test
	void theShareIsThatOfTheShingles() {
		assertThat(likeness("we waited three hours", "we waited three days")).isEqualTo(5.0 / 9);
	}

	@Property
	void likenessIsBetweenNoneAndAllAndTheSameBothWays(@ForAll String one, @ForAll String other) {
		assertThat(likeness(one, other)).isBetween(0.0, 1.0).isEqualTo(likeness(other, one));
	}

}
