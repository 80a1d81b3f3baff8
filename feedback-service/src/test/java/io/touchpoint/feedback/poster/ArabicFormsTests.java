package io.touchpoint.feedback.poster;

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

	@Test
	void vowelSignsAreLeftOut() {
		assertThat(ArabicForms.shaped("وجّه")).isEqualTo(ArabicForms.shaped("وجه"));
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
