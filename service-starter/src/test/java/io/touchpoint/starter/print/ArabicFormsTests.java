package io.touchpoint.starter.print;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArabicFormsTests {

	@Test
	void lettersTakeTheFormOfTheirPlace() {
		assertThat(ArabicForms.shaped("بيت")).isEqualTo("\ufe91\ufef4\ufe96");
	}

	@Test
	void aLetterThatReachesBackOnlyEndsTheJoin() {
		assertThat(ArabicForms.shaped("باب")).isEqualTo("\ufe91\ufe8e\ufe8f");
	}

	@Test
	void lamAndAlefAreOne() {
		assertThat(ArabicForms.shaped("سلام")).isEqualTo("\ufeb3\ufefc\ufee1");
	}

	@Test
	void lettersOfPersianHaveFormsToo() {
		assertThat(ArabicForms.shaped("پا")).isEqualTo("\ufb58\ufe8e");
	}

	/** The golden row of glyphs of a word with a vowel on each letter. */
	@Test
	void aVowelSignStaysWithItsLetterAndLettersJoinAcrossIt() {
		assertThat(ArabicForms.shaped("\u0628\u064e\u064a\u0652\u062a\u064c"))
			.isEqualTo("\ufe91\u064e\ufef4\u0652\ufe96\u064c");
	}

	@Test
	void signsChangeNoForm() {
		for (String word : List.of("وَجِّهْ", "شُكْرًا", "مُسْتَشْفًى", "اَلسَّلَامُ")) {
			String plain = word.replaceAll("\\p{Mn}", "");
			assertThat(ArabicForms.shaped(word).replaceAll("\\p{Mn}", "")).isEqualTo(ArabicForms.shaped(plain));
		}
	}

	@Test
	void aDoubledLetterKeepsTheDoublingAndWhatStandsBelow() {
		assertThat(ArabicForms.shaped("\u062c\u0651\u0650")).isEqualTo("\ufe9d\u0651\u0650");
		assertThat(ArabicForms.shaped("\u062c\u064e\u0651")).isEqualTo("\ufe9d\u0651");
		assertThat(ArabicForms.shaped("\u062c\u0651\u064e")).isEqualTo("\ufe9d\u0651");
	}

	@Test
	void lamAndAlefAreOneAcrossAVowel() {
		assertThat(ArabicForms.shaped("\u0644\u0650\u0627")).isEqualTo("\ufefb\u0650");
	}

	@Test
	void aSignThatIsNobodysStaysWhereItIs() {
		assertThat(ArabicForms.shaped("\u064e")).isEqualTo("\u064e");
		assertThat(ArabicForms.shaped("e\u0301a")).isEqualTo("e\u0301a");
	}

	/** A sign has no width: drawn before its letter, it stands above that letter. */
	@Test
	void aSignIsDrawnBeforeItsLetter() {
		assertThat(new Directions().reorderRTLTextToLTR(ArabicForms.shaped("\u0628\u064e\u062a")))
			.isEqualTo("\ufe96\u064e\ufe91");
	}

	@Test
	void otherScriptsStayAsTheyAre() {
		assertThat(ArabicForms.shaped("Łódź 12, (A)")).isEqualTo("Łódź 12, (A)");
	}

	@Test
	void whatIsReadFromTheRightIsDrawnFromTheLeft() {
		assertThat(new Directions().reorderRTLTextToLTR("אב(1")).isEqualTo("1)בא");
	}

}
