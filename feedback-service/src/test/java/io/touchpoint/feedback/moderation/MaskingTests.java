package io.touchpoint.feedback.moderation;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskingTests {

	private final Masking masking = new Masking(
			new ModerationSettings(List.of("US", "GB", "ES", "SA"), Map.of("en", List.of("rubbish"))));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			write to ana.rivera+1@mail.example.org now | write to *** now
			ana (at) example.org is me                 | *** is me
			call +44 20 7946 0101 please               | call *** please
			call me: (020) 7946 0101                   | call me: ***
			llámeme al 912 345 678 hoy                 | llámeme al *** hoy
			card 4111 1111 1111 1111 was charged       | card *** was charged
			IBAN GB29 NWBK 6016 1331 9268 19 it was    | IBAN *** it was
			patient number 123456789012                | patient number ***
			What a SHIT day                            | What a *** day
			pure rubbish                               | pure ***
			john (at) mail . com said so               | *** said so
			john [AT] mail [dot] com said so           | *** said so
			ｊohn＠example．com wrote                  | *** wrote
			Meet me @ home. Thank you                  | Meet me @ home. Thank you
			sh1t and b1tch and $h!t                    | *** and *** and ***
			ｆｕｃｋ you                               | *** you
			""")
	void whatTellsOfAPersonOrIsRudeIsLeftOut(String comment, String shown) {
		assertThat(this.masking.mask(comment, List.of()).text()).isEqualTo(shown);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tel:020 7946 0000", "tel:+44-20-7946-0000", "020\u00b77946\u00b70000",
			"020 \u2022 7946 \u2022 0000", "020\u20137946\u20130000", "020\u00a07946\u20090000", "020_7946_0000",
			"020\u30fb7946\u30fb0000", "(020) \u2013 7946 0000", "020\t7946\t0000", "912\u00b7345\u00b7678" })
	void aTelephoneNumberIsLeftOutHoweverItIsCut(String number) {
		assertThat(this.masking.mask("Call " + number + " please.", List.of()).text())
			.matches("Call (tel:)?\\*\\*\\* please\\.");
	}

	@Test
	void aNumberAfterDashesOfTwoCharactersIsLeftOutWhole() {
		String dashes = "\ud803\udead".repeat(12);
		assertThat(this.masking.mask(dashes + " call 020 7946 0000", List.of()).text()).isEqualTo(dashes + " call ***");
	}

	@Test
	void aLongCommentIsShownWholeAndNothingOfItUnmasked() {
		String long4000 = "\ud83d\ude42".repeat(1990) + " 912 345 678 \ud83d\ude42";
		assertThat(this.masking.mask(long4000, List.of()).text())
			.isEqualTo("\ud83d\ude42".repeat(1990) + " *** \ud83d\ude42");
		String atTheCut = "a".repeat(3994) + " 912 345 678";
		assertThat(this.masking.mask(atTheCut, List.of()).text()).isEqualTo("a".repeat(3994) + " ***");
		String pair = "a".repeat(3999) + "\ud83d\ude42";
		assertThat(this.masking.mask(pair, List.of()).text()).isEqualTo(pair);
	}

	@ParameterizedTest
	@ValueSource(strings = { "We waited 45 minutes on 2026-01-05 at 10:30.", "Room 1204, bed 3, 5 stars out of 5.",
			"Scunthorpe and Essex are fine, and so is a classic.", "Paid 12.50 for 2 coffees", "انتظرنا ساعتين" })
	void whatTellsOfNobodyStays(String comment) {
		assertThat(this.masking.mask(comment, List.of()).text()).isEqualTo(comment);
	}

	@Test
	void whatNobodySeesHidesNothingAndAllElseStaysAsItWasWritten() {
		assertThat(this.masking.mask("ﬁne\u00ad day, f\u200bu\u2060ck, ＯＫ", List.of()).text())
			.isEqualTo("ﬁne\u00ad day, ***, ＯＫ");
		assertThat(this.masking.mask("Thanks A\u200bna", List.of("Ana", "\u200b")).text()).isEqualTo("Thanks ***");
	}

	@Test
	void aTextOfDigitsIsLeftOutWithoutATryForATelephoneNumber() {
		String digits = "1 ".repeat(2000).strip();
		assertThat(PhoneNumbers.sought(digits)).isEmpty();
		assertThat(this.masking.mask(digits, List.of()).text()).doesNotContain("1");
	}

	@Test
	void ofMoreNumbersThanAnybodyHasNoneIsTriedAndAllAreLeftOut() {
		String numbers = "1234567 a ".repeat(400);
		assertThat(PhoneNumbers.sought(numbers)).hasSizeGreaterThan(PhoneNumbers.MOST);
		assertThat(this.masking.mask(numbers, List.of()).text()).doesNotContain("1234567").contains("*** a ***");
	}

	@Test
	void pricesAndDaysBeforeATelephoneNumberDoNotUseUpItsTries() {
		String many = "12.50 for room 3 on 2026-01-05, and ".repeat(10);
		assertThat(this.masking.mask(many + "Call 912 345 678", List.of()).text()).isEqualTo(many + "Call ***");
		assertThat(PhoneNumbers.TRIES).isLessThanOrEqualTo(100);
	}

	@Test
	void whatAPersonMarkedIsLeftOutWhereverItStands() {
		Masking.Masked masked = this.masking.mask("Dr. Smith was kind. Thank you, DR. SMITH! Smithson too.",
				List.of("Dr. Smith"));
		assertThat(masked.text()).isEqualTo("*** was kind. Thank you, ***! Smithson too.");
		assertThat(masked.kinds()).containsExactly(Masking.Kind.MARKED);
	}

	@Test
	void whatOverlapsIsLeftOutOnce() {
		assertThat(this.masking.mask("+44 20 7946 0101", List.of("7946")).text()).isEqualTo("***");
	}

}
