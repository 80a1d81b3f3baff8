package io.touchpoint.gateway.route;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

class LimitTests extends RouteFixture {

	@Test
	void aLargeBodyIsRefusedBeforeItIsRead() {
		instances("feedback-service", this.one);
		byte[] large = new byte[10 * 1024 * 1024];
		this.client.post()
			.uri("/public/responses")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(large)
			.exchange()
			.expectStatus()
			.isEqualTo(413)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/too-large");
		for (String key : List.of("", "some-key")) {
			Flux<DataBuffer> chunks = Flux.range(0, 40)
				.map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[64 * 1024]));
			this.client.post().uri("/public/responses").headers((headers) -> {
				if (!key.isEmpty()) {
					headers.set("Idempotency-Key", key);
				}
			})
				.contentType(MediaType.APPLICATION_JSON)
				.body(BodyInserters.fromDataBuffers(chunks))
				.exchange()
				.expectStatus()
				.isEqualTo(413);
		}
		assertThat(this.one.got()).isEmpty();
	}

	@Test
	void anImportPassesWhateverItsSize() {
		instances("complaint-service", this.one);
		Flux<DataBuffer> chunks = Flux.range(0, 320)
			.map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[64 * 1024]));
		this.client.post()
			.uri("/api/complaints/imports?profile=cfpb&name=x")
			.header("Cookie", "touchpoint-session=" + this.staff.cookie())
			.header("X-CSRF-Token", this.staff.csrfToken())
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body(BodyInserters.fromDataBuffers(chunks))
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(this.one.last().bytes()).isEqualTo(20 * 1024 * 1024);
	}

	@Test
	void publicAddressesAreLimitedPerNeighbourhood() {
		instances("feedback-service", this.one);
		for (int i = 0; i < 20; i++) {
			fromOutside("203.0.113." + i).expectStatus().isOk();
		}
		fromOutside("203.0.113.99").expectStatus()
			.isEqualTo(429)
			.expectHeader()
			.exists("Retry-After")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/too-many-requests");
		fromOutside("198.51.100.1").expectStatus().isOk();
		for (int i = 0; i < 40; i++) {
			this.client.get().uri("/s/abc").exchange().expectStatus().isOk();
		}
	}

	@Test
	void pairingCodesCannotBeTriedOften() {
		instances("feedback-service", this.one);
		for (int i = 0; i < 30; i++) {
			pairing("192.0.2." + i).expectStatus().isOk();
		}
		pairing("192.0.2.99").expectStatus().isEqualTo(429).expectHeader().exists("Retry-After");
		assertThat(this.one.got()).hasSize(30);
	}

	private WebTestClient.ResponseSpec pairing(String address) {
		return this.client.post()
			.uri("/k/pair")
			.header("X-Forwarded-For", address)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{}")
			.exchange();
	}

	private WebTestClient.ResponseSpec fromOutside(String address) {
		return this.client.get().uri("/s/abc").header("X-Forwarded-For", "1.1.1.1, " + address).exchange();
	}

	@Test
	void bytesThatAreNoHttpDoNotHurt() throws java.io.IOException {
		try (java.net.Socket socket = new java.net.Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(5_000);
			socket.getOutputStream().write("NONSENSE\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			byte[] answer = socket.getInputStream().readNBytes(12);
			assertThat(new String(answer, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 4");
		}
	}

}
