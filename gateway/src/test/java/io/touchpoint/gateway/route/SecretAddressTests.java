package io.touchpoint.gateway.route;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The address of a customer's page is all that opens it, so it stands in no log, whatever
 * happens on the way.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretAddressTests extends RouteFixture {

	private static final String SECRET = "sEcReTsEcReTsEcReTsEcReTsEcReTsEcReTsEcReT4";

	@Test
	void noSecretIsLoggedWhetherTheServiceAnswersBreaksOffOrIsAway(CapturedOutput output) {
		instances("complaint-service", this.one);
		ask("GET", "/t/" + SECRET);
		ask("POST", "/t/" + SECRET + "/messages");
		ask("GET", "/t/" + SECRET + "/%zz");
		instances("complaint-service", this.one.breakingOff());
		ask("GET", "/t/" + SECRET);
		ask("POST", "/t/" + SECRET + "/renew");
		this.registry.set("complaint-service");
		ask("GET", "/t/" + SECRET + "/files/1");
		assertThat(output.getAll()).doesNotContain(SECRET);
	}

	@Test
	void thePageThatSaysThatItIsAwayTellsNoOtherSiteItsAddress() {
		instances("complaint-service", this.one.breakingOff());
		this.client.get()
			.uri("/t/" + SECRET)
			.header("Accept", "text/html")
			.exchange()
			.expectStatus()
			.is5xxServerError()
			.expectHeader()
			.valueEquals("Referrer-Policy", "no-referrer");
	}

	private void ask(String method, String path) {
		this.client.method(HttpMethod.valueOf(method))
			.uri(URI.create("http://127.0.0.1:" + this.port + path.replace("%zz", "%25zz")))
			.header("Accept", "text/html")
			.exchange()
			.expectBody()
			.returnResult();
	}

}
