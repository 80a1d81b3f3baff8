package io.touchpoint.local.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrontDoorTests {

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, http://127.0.0.1:8080", "0.0.0.0, http://127.0.0.1:8080", "::, http://127.0.0.1:8080",
			"10.1.2.3, http://10.1.2.3:8080", "localhost, http://127.0.0.1:8080",
			"2001:db8::7, http://[2001:db8:0:0:0:0:0:7]:8080", "[::1], http://[0:0:0:0:0:0:0:1]:8080" })
	void thisMachineAsksWhereTheGatewayListens(String address, String url) {
		assertThat(FrontDoor.at(address, 8080).url()).isEqualTo(url);
	}

	@Test
	void whatIsNoAddressIsSaidWithItsName() {
		assertThatThrownBy(() -> FrontDoor.at("no address", 8080)).isInstanceOf(Problem.class)
			.hasMessageContaining("TOUCHPOINT_ADDRESS is \"no address\"");
	}

}
