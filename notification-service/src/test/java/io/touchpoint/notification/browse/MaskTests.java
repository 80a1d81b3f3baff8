package io.touchpoint.notification.browse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskTests {

	@ParameterizedTest
	@CsvSource({ "jane@example.org, j…@example.org", "j@example.org, j…@example.org",
			"😀x@example.org, 😀…@example.org", "nonsense, …", "@example.org, …" })
	void anAddressKeepsItsFirstLetterAndItsDomain(String address, String masked) {
		assertThat(Mask.address(address)).isEqualTo(masked);
	}

	@Test
	void anAddressIsHiddenWhereverItIsQuoted() {
		assertThat(Mask.in("550 <Jane@Example.org> unknown; jane@example.org?", "jane@example.org"))
			.isEqualTo("550 <j…@example.org> unknown; j…@example.org?");
	}

}
