package io.touchpoint.local.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImportStateTests {

	@Test
	void theBarFillsAsRowsAreRead() {
		assertThat(state(0).progress()).contains("[" + ".".repeat(30) + "]").contains("0 %");
		assertThat(state(31_258).progress()).contains("#".repeat(15) + ".".repeat(15))
			.contains("31,258 of 62,516 rows");
		assertThat(state(62_516).progress()).contains("#".repeat(30)).contains("100 %");
	}

	@Test
	void asLongAsNobodyKnowsHowManyOnlyTheReadOnesAreTold() {
		assertThat(new ImportState("STAGING", 1200, 0, 0, 0, null, null).progress())
			.isEqualTo("staging: 1,200 rows read");
	}

	@ParameterizedTest
	@CsvSource({ "STOPPED, Somebody stopped the import", "UNDOING, Somebody undid the import",
			"UNDONE, Somebody undid the import", "FAILED, The import failed" })
	void whatSomebodyEndedIsOverAndSaysSo(String state, String reason) {
		ImportState ended = new ImportState(state, 50, 40, 0, 0, 100L, null);
		assertThat(ended.over()).isTrue();
		assertThat(ended.done()).isFalse();
		assertThat(ended.reason()).startsWith(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "STAGING", "RUNNING" })
	void whatGoesOnIsFollowed(String state) {
		assertThat(new ImportState(state, 50, 40, 0, 0, 100L, null).over()).isFalse();
	}

	@Test
	void everyProfileIsKnownByTheNamePeopleType() {
		assertThat(ImportProfile.of("touchpoint-responses")).isEqualTo(ImportProfile.TOUCHPOINT_RESPONSES);
		assertThat(ImportProfile.of("touchpoint-visits")).isEqualTo(ImportProfile.TOUCHPOINT_VISITS);
		assertThat(ImportProfile.of("nyc311").path()).isEqualTo("/api/complaints/imports");
	}

	private static ImportState state(long read) {
		return new ImportState("RUNNING", read, read, 0, 0, 62_516L, null);
	}

}
