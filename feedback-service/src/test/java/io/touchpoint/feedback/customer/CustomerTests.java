package io.touchpoint.feedback.customer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.questionnaire.CustomerType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerTests {

	private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

	private static Person person(String site, String name, String email, Consent consent) {
		return new Person(site, CustomerType.PATIENT, CustomerKind.PERSON, name, email, null, "en", consent);
	}

	private static Customer known() {
		return Customer.entered(new UUID(0, 1), person("north", "Ana", "ana@example.org", null), CustomerState.NEW,
				null, NOW);
	}

	@Test
	void theFirstVisitMakesACustomerNewAndTheNextOneReturning() {
		Customer once = known().visited(NOW, false);
		assertThat(once.state()).isEqualTo(CustomerState.NEW);
		assertThat(once.visited(NOW.plusSeconds(1), false).state()).isEqualTo(CustomerState.RETURNING);
	}

	private static Customer seen(CustomerState state, int visits, Instant lastSeenAt) {
		return new Customer(new UUID(0, 1), List.of("north"), CustomerType.PATIENT, CustomerKind.PERSON, state, null,
				null, null, null, null, null, null, visits, lastSeenAt, null, null, 1, NOW);
	}

	@ParameterizedTest
	@CsvSource({ "PROSPECT, 0, , RETURNING, 2, 2026-05-01, RETURNING", "PROSPECT, 0, , NEW, 1, 2026-05-01, NEW",
			"PROSPECT, 0, , REFERRED, 1, 2026-05-01, REFERRED", "PROSPECT, 0, , NEW, 0, , PROSPECT",
			"NEW, 1, 2026-05-01, PROSPECT, 0, , NEW", "LAPSED, 3, 2024-05-01, NEW, 1, 2026-05-01, RETURNING",
			"LAPSED, 3, 2024-05-01, LAPSED, 1, 2024-06-01, LAPSED", "LAPSED, 0, , NEW, 1, 2026-05-01, NEW",
			"NEW, 1, 2026-05-01, LAPSED, 4, 2024-05-01, RETURNING", "NEW, 1, 2026-05-01, LAPSED, 1, 2026-05-02, LAPSED",
			"PROSPECT, 0, , LAPSED, 2, 2024-05-01, LAPSED", "NEW, 1, 2026-05-01, NEW, 1, 2026-05-02, RETURNING" })
	void theVisitsOfBothSayWhatBecomesOfTwoEntries(CustomerState kept, int visits, LocalDate seenOn,
			CustomerState merged, int others, LocalDate otherSeenOn, CustomerState together) {
		assertThat(seen(kept, visits, start(seenOn)).stateWith(seen(merged, others, start(otherSeenOn))))
			.isEqualTo(together);
	}

	private static Instant start(LocalDate day) {
		return (day != null) ? day.atStartOfDay(ZoneOffset.UTC).toInstant() : null;
	}

	@Test
	void whoeverWasSentIsReferred() {
		assertThat(known().visited(NOW, true).state()).isEqualTo(CustomerState.REFERRED);
	}

	@ParameterizedTest
	@EnumSource(CustomerState.class)
	void whoeverComesAgainReturnsWhateverTheyWere(CustomerState state) {
		assertThat(state.afterVisit(false, false)).isEqualTo(CustomerState.RETURNING);
	}

	@Test
	void aProspectWhoComesIsNew() {
		assertThat(CustomerState.PROSPECT.afterVisit(true, false)).isEqualTo(CustomerState.NEW);
	}

	@Test
	void aVisitThatIsToldLateCounts() {
		Customer after = known().visited(NOW, false).visited(NOW.minus(Duration.ofDays(9)), false);
		assertThat(after.visits()).isEqualTo(2);
		assertThat(after.lastSeenAt()).isEqualTo(NOW);
		assertThat(after.state()).isEqualTo(CustomerState.RETURNING);
	}

	@Test
	void aVisitThatIsToldLateBringsNobodyBack() {
		Customer seen = known().visited(NOW, false);
		Customer lapsed = seen.corrected(person("north", "Ana", "ana@example.org", null), CustomerState.LAPSED);
		assertThat(lapsed.visited(NOW.minus(Duration.ofDays(9)), false).state()).isEqualTo(CustomerState.LAPSED);
		assertThat(lapsed.visited(NOW.plus(Duration.ofDays(9)), false).state()).isEqualTo(CustomerState.RETURNING);
	}

	@Test
	void whatIsToldFillsWhatWasUnknownAndNoMore() {
		Customer told = known().told(person("south", "Anna Maria", "other@example.org", null), new UUID(0, 2));
		assertThat(told.name()).isEqualTo("Ana");
		assertThat(told.email()).isEqualTo("ana@example.org");
		assertThat(told.sites()).containsExactly("north", "south");
		assertThat(told.referredBy()).isEqualTo(new UUID(0, 2));
	}

	@Test
	void nobodySentThemselves() {
		assertThat(known().told(person("north", null, null, null), new UUID(0, 1)).referredBy()).isNull();
	}

	@Test
	void onlyAConsentThatIsNewerThanTheNoCountsAgain() {
		Customer said = known().agreeing(null, NOW);
		Consent before = new Consent(NOW.minusSeconds(1), ConsentSource.FORM, false);
		Consent after = new Consent(NOW.plusSeconds(1), ConsentSource.FORM, true);
		assertThat(said.told(person("north", null, null, before), null).mayBeWrittenTo()).isFalse();
		assertThat(said.told(person("north", null, null, after), null).mayBeWrittenTo()).isTrue();
	}

	@Test
	void withoutAnAddressNobodyCanBeWrittenTo() {
		Customer agreed = Customer.entered(new UUID(0, 1),
				person("north", "Ana", null, new Consent(NOW, ConsentSource.FORM, false)), CustomerState.NEW, null,
				NOW);
		assertThat(agreed.mayBeWrittenTo()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "Ana@Example.ORG, ana@example.org", "ana+news@example.org, ana+news@example.org",
			"a.na@münchen.example, a.na@xn--mnchen-3ya.example" })
	void anAddressIsFoundAgainHoweverItIsWritten(String given, String key) {
		assertThat(EmailKey.of(given)).isEqualTo(key);
	}

	@ParameterizedTest
	@CsvSource({ "020 7946 0101, GB, +442079460101", "+44 20 7946 0101, , +442079460101",
			"+44 (0)20 7946 0101, ES, +442079460101", "912 345 678, ES, +34912345678" })
	void aNumberIsBroughtIntoItsInternationalForm(String given, String country, String e164) {
		assertThat(PhoneNumber.read(given, country)).isEqualTo(new PhoneNumber.Valid(e164));
	}

	@Test
	void aNationalNumberWithoutACountryCannotBeRead() {
		assertThat(PhoneNumber.read("020 7946 0101", null)).isEqualTo(new PhoneNumber.WithoutCountry());
		assertThat(PhoneNumber.read("call me", "GB")).isEqualTo(new PhoneNumber.Invalid());
		assertThat(PhoneNumber.read("+44 1", null)).isEqualTo(new PhoneNumber.Invalid());
	}

	@Test
	void aSitesOwnNumberTellsItsCountry() {
		assertThat(PhoneNumber.countryOf("+44 20 7946 0101")).isEqualTo("GB");
		assertThat(PhoneNumber.countryOf("020 7946 0101")).isNull();
		assertThat(PhoneNumber.countryOf(null)).isNull();
	}

	@Test
	void maskedContactsCanBeRecognisedButNotUsed() {
		assertThat(Masked.email("ana@example.org")).isEqualTo("a***@example.org");
		assertThat(Masked.phone("+442079460101")).isEqualTo("+44***01");
		assertThat(Masked.email(null)).isNull();
	}

	@Test
	void theFolkFiguresAddUpTo97AndTheRestIsSaid() {
		int folk = Arrays.stream(DepartureReason.values()).mapToInt(DepartureReason::folk).sum();
		assertThat(folk).isEqualTo(97);
		assertThat(folk + DepartureReason.FOLK_UNSTATED).isEqualTo(100);
	}

}
