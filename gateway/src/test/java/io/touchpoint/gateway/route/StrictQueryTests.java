package io.touchpoint.gateway.route;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StrictQueryTests extends RouteFixture {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "a=%20b | a=%20b", "a=%20b&c=x== | a=%20b&c=x%3D%3D", "a=%20b&c[]=1 | a=%20b&c%5B%5D=1",
					"q=%D9%86+a&after=MjAy%3D= | q=%D9%86+a&after=MjAy%3D%3D", "a=1&b=2 | a=1&b=2" })
	void aQueryArrivesAsItWasSentAndIsEncodedOnce(String sent, String arrives) {
		instances("feedback-service", this.one);
		this.client.get()
			.uri(URI.create("http://localhost:" + this.port + "/s/abc?" + sent))
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(this.one.last().query()).isEqualTo(arrives);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "a=b=c | a=b%3Dc", "a | a", "ä=%C3 | %C3%A4=%C3", "=x | =x" })
	void onlyWhatAQueryMayNotHoldIsWrittenAnew(String query, String strict) {
		assertThat(StrictQuery.strict(query)).isEqualTo(strict);
		assertThat(StrictQuery.strict(strict)).isEqualTo(strict);
	}

}
