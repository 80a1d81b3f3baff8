package io.touchpoint.complaint.tracking;

import java.util.List;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.starter.security.Secret;
import io.touchpoint.starter.web.SenderNetwork;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static io.touchpoint.complaint.TestWorld.HERE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who asks too often is told to wait, in the language that they read.
 */
@ComplaintServiceTest
@TestPropertySource(
		properties = { "touchpoint.complaint.tracking.link.requests=5", "touchpoint.complaint.tracking.link.per=1h",
				"touchpoint.complaint.tracking.address.requests=8", "touchpoint.complaint.tracking.address.per=1h" })
class PatienceTests extends CustomersBrowser {

	@Test
	void aLinkIsShownSoOftenAndOthersGoOn() {
		String page = "/t/" + secret(text(post("/c/" + HERE, fields(), 200)));
		String other = "/t/" + secret(text(post("/c/" + HERE, fields(), 200)));
		for (int i = 0; i < 5; i++) {
			get(page);
		}
		for (String language : List.of("en", "es", "ar")) {
			String told = this.client.get()
				.uri(page + "?lang=" + language)
				.exchange()
				.expectStatus()
				.isEqualTo(429)
				.expectHeader()
				.exists("Retry-After")
				.expectBody(String.class)
				.returnResult()
				.getResponseBody();
			assertThat(told).contains("lang=\"" + language + "\"");
		}
		post(page + "/messages", form("text", "Hello"), 429);
		this.client.get().uri(page + "/files/none").exchange().expectStatus().isSeeOther();
		get(other);
	}

	@Test
	void aNeighbourhoodTriesSoManyLinksWhetherTheyLeadSomewhereOrNot() {
		String page = "/t/" + secret(text(post("/c/" + HERE, fields(), 200)));
		for (int i = 0; i < 8; i++) {
			assertThat(status("/t/" + Secret.fresh().text(), "one")).isEqualTo(404);
		}
		assertThat(status("/t/" + Secret.fresh().text(), "one")).isEqualTo(429);
		assertThat(status(page, "one")).isEqualTo(429);
		assertThat(status(page, "another")).isEqualTo(200);
	}

	private int status(String page, String network) {
		return this.client.get()
			.uri(page)
			.header(SenderNetwork.HEADER, network)
			.exchange()
			.expectBody()
			.returnResult()
			.getStatus()
			.value();
	}

}
