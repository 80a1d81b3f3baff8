package io.touchpoint.complaint.letter;

import io.touchpoint.complaint.letter.Words.Caution;
import io.touchpoint.complaint.letter.Words.GuestStep;
import io.touchpoint.complaint.letter.Words.Warning;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@ParameterizedTest
	@ValueSource(strings = { """
			Dear Ana, I understand how long you waited, and I am sorry. It happened because two colleagues were ill.
			I will call you tomorrow. Thank you for telling us.""", """
			Estimada Ana: entiendo su enfado y lo lamento. Ocurrió porque faltaron dos compañeros.
			Le propongo una nueva cita. Gracias por decírnoslo.""", """
			عزيزتي آنا، نتفهم ما مررتِ به ونعتذر. السبب هو غياب زميلين. سنتصل بك غدًا. نشكرك على إخبارنا.""" })
	void aGoodAnswerHasAllSteps(String text) {
		assertThat(Words.steps(text)).containsExactly(GuestStep.values());
		assertThat(Words.warnings(text)).isEmpty();
	}

	@Test
	void aGreetingStandsAtTheBeginning() {
		assertThat(Words.steps("x".repeat(200) + " dear Ana")).doesNotContain(GuestStep.GREET);
	}

	@Test
	void excusesAndBlameAreNamedByTheirWords() {
		assertThat(Words.warnings("This is NOT OUR FAULT: you should have called. It is our policy.")).contains(
				new Warning(Caution.EXCUSE, "not our fault"), new Warning(Caution.EXCUSE, "our policy"),
				new Warning(Caution.BLAME, "you should have"));
		assertThat(Words.warnings("Usted debería haber llamado; es nuestra política.")).extracting(Warning::caution)
			.contains(Caution.BLAME, Caution.EXCUSE);
		assertThat(Words.warnings("كان عليك أن تتصل، وهذه سياستنا.")).extracting(Warning::caution)
			.contains(Caution.BLAME, Caution.EXCUSE);
	}

	@Test
	void ofWordsWithinOthersOnlyTheLongerOnesAreTold() {
		assertThat(Words.warnings("It is our policy.")).containsExactly(new Warning(Caution.EXCUSE, "our policy"));
	}

	@Test
	void partsOfOtherWordsAreNoWarning() {
		assertThat(Words.warnings("The policyholder waited.")).isEmpty();
	}

	@Property
	void anyTextIsLookedAt(@ForAll String text) {
		assertThat(Words.steps(text)).doesNotHaveDuplicates();
		assertThat(Words.warnings(text)).doesNotHaveDuplicates();
	}

}
