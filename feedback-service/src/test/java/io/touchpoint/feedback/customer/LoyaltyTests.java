package io.touchpoint.feedback.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoyaltyTests {

	private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

	private static Contact pair(double gap) {
		return new Contact(UUID.randomUUID(), "north", "waiting", NOW, gap, 3, null);
	}

	private static Contact marked(@Nullable Integer overall) {
		return new Contact(UUID.randomUUID(), "north", "waiting", NOW, null, overall, null);
	}

	private static Contact tapped(int face) {
		return new Contact(UUID.randomUUID(), "north", "waiting", NOW, null, null, face);
	}

	/**
	 * Pairs as +, 0 and −, marks that stand in as 1 to 5, faces as a (the unhappiest) to
	 * d, nothing as ?; the newest first.
	 */
	private static List<Contact> contacts(String said) {
		List<Contact> contacts = new ArrayList<>();
		for (char one : said.toCharArray()) {
			contacts.add(switch (one) {
				case '+' -> pair(0.5);
				case '0' -> pair(0);
				case '-' -> pair(-0.25);
				case '?' -> marked(null);
				case 'a', 'b', 'c', 'd' -> tapped(one - 'a' + 1);
				default -> marked(one - '0');
			});
		}
		return contacts;
	}

	@ParameterizedTest
	@CsvSource({ "-, DISSATISFIED", "0, SATISFIED", "+, SATISFIED", "++, DELIGHTED", "+0, SATISFIED", "+-, SATISFIED",
			"0+, SATISFIED", "-+, DISSATISFIED", "-++, DISSATISFIED", "0++, SATISFIED", "+-+, SATISFIED",
			"++-, DELIGHTED" })
	void theNewestContactDecidesAndTwoBetterOnesInARowDelight(String said, LoyaltySegment segment) {
		Loyalty loyalty = Loyalty.of(contacts(said));

		assertThat(loyalty.segment()).isEqualTo(segment);
		assertThat(loyalty.standIn()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "1, DISSATISFIED", "2, DISSATISFIED", "3, SATISFIED", "4, SATISFIED", "5, SATISFIED", "55, DELIGHTED",
			"54, SATISFIED", "a, DISSATISFIED", "b, SATISFIED", "c, SATISFIED", "d, SATISFIED", "dd, DELIGHTED",
			"d5, DELIGHTED", "dc, SATISFIED" })
	void anOverallMarkOrAFaceStandsInWhereNoPairWasAskedAndTheFigureSaysSo(String said, LoyaltySegment segment) {
		Loyalty loyalty = Loyalty.of(contacts(said));

		assertThat(loyalty.segment()).isEqualTo(segment);
		assertThat(loyalty.standIn()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "+5, DELIGHTED, true", "5+, DELIGHTED, true", "+2, SATISFIED, true", "-5, DISSATISFIED, false",
			"05, SATISFIED, false", "2+, DISSATISFIED, true", "++5, DELIGHTED, false" })
	void aMarkStandsInOnlyWhereItWasLookedAt(String said, LoyaltySegment segment, boolean standIn) {
		Loyalty loyalty = Loyalty.of(contacts(said));

		assertThat(loyalty.segment()).isEqualTo(segment);
		assertThat(loyalty.standIn()).isEqualTo(standIn);
	}

	@Test
	void aPairGoesBeforeTheMarkBesideIt() {
		Contact best = new Contact(UUID.randomUUID(), "north", "waiting", NOW, -0.5, 5, 4);

		assertThat(Loyalty.of(List.of(best)).segment()).isEqualTo(LoyaltySegment.DISSATISFIED);
		assertThat(Loyalty.of(List.of(best)).standIn()).isFalse();
	}

	@Test
	void aMarkGoesBeforeTheFaceBesideIt() {
		Contact both = new Contact(UUID.randomUUID(), "north", "waiting", NOW, null, 2, 4);

		assertThat(Loyalty.of(List.of(both)).segment()).isEqualTo(LoyaltySegment.DISSATISFIED);
	}

	@Test
	void whatRatesNothingSaysNothingAndIsPassedOver() {
		assertThat(Loyalty.of(List.of())).isNull();
		assertThat(Loyalty.of(contacts("??"))).isNull();
		assertThat(Loyalty.of(contacts("?+?+")).segment()).isEqualTo(LoyaltySegment.DELIGHTED);
	}

	@Test
	void howItCameAboutIsTold() {
		Contact newest = new Contact(UUID.randomUUID(), "north", "farewell", NOW, 1.0, 5, null);
		Contact before = new Contact(UUID.randomUUID(), "south", "waiting", NOW.minus(Duration.ofDays(40)), null, 5,
				null);
		Contact older = marked(1);

		Loyalty loyalty = Loyalty.of(List.of(newest, before, older));

		assertThat(loyalty.contacts()).extracting(Loyalty.Basis::response)
			.containsExactly(newest.response(), before.response());
		assertThat(loyalty.contacts()).extracting(Loyalty.Basis::gap).containsExactly(1.0, null);
		assertThat(Loyalty.of(contacts("-++")).contacts()).as("the newest alone decided").hasSize(1);
	}

}
