package io.touchpoint.local.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrontDoorTests {

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, http://127.0.0.1:8080", "0.0.0.0, http://127.0.0.1:8080", "::, http://127.0.0.1:8080",
			"10.1.2.3, http://10.1.2.3:8080", "localhost, http://127.0.0.1:8080",
			"2001:db8::7, http://[2001:db8:0:0:0:0:0:7]:8080", "[::1], http://[0:0:0:0:0:0:0:1]:8080" })
	void thisMachineAsksWhereTheGatewayListens(String address, String url) {
		assertThat(FrontDoor.at(address, 8080).url()).isEqualTo(url);
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, http://localhost:8080", "127.0.0.1, http://[::1]:8080",
			"127.0.0.1, https://care.example.org", "0.0.0.0, https://care.example.org",
			"10.1.2.3, https://care.example.org/", "10.1.2.3, https://localhost" })
	void whereTlsOrThisMachineIsTheWayInNothingIsRefused(String address, String url) {
		assertThatCode(() -> FrontDoor.at(address, 8080).requireSafe(url)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource({ "0.0.0.0, http://localhost:8080, TOUCHPOINT_ADDRESS is 0.0.0.0",
			"10.1.2.3, http://127.0.0.1:8080, TOUCHPOINT_ADDRESS is 10.1.2.3",
			"127.0.0.1, http://care.example.org, nobody could sign in",
			"0.0.0.0, http://10.1.2.3, nobody could sign in", "127.0.0.1, http://127.0.0.2:8080, nobody could sign in",
			"127.0.0.1, care.example.org, an address like", "127.0.0.1, localhost:8080, an address like",
			"127.0.0.1, https://, an address like", "127.0.0.1, ftp://localhost, an address like" })
	void whatCarriesSessionsWithoutTlsOrLetsNobodyInIsRefused(String address, String url, String sentence) {
		assertThatThrownBy(() -> FrontDoor.at(address, 8080).requireSafe(url)).isInstanceOf(Problem.class)
			.hasMessageContaining(sentence)
			.hasMessageContaining("https://");
	}

	@Test
	void whatIsNoAddressIsSaidWithItsName() {
		assertThatThrownBy(() -> FrontDoor.at("no address", 8080)).isInstanceOf(Problem.class)
			.hasMessageContaining("TOUCHPOINT_ADDRESS is \"no address\"");
	}

}
