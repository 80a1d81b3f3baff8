package io.touchpoint.gateway.route;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.server.PathContainer;

import static org.assertj.core.api.Assertions.assertThat;

class PublicAddressTests extends RouteFixture {

	@Test
	void whatIsOpenToEverybodyIsDeclaredOnce() {
		assertThat(Backend.pagePrefixes()).containsExactlyInAnyOrder("/s", "/k", "/v", "/f", "/c", "/t");
		assertThat(Backend.publicPrefixes()).containsAll(Backend.pagePrefixes()).contains("/public");
	}

	static Iterable<String> publicPrefixes() {
		return Backend.publicPrefixes();
	}

	@ParameterizedTest
	@MethodSource("publicPrefixes")
	void anUnknownAddressBelowAPublicPrefixIsNeverTheStartPageOfTheUi(String prefix) {
		SERVICES.forEach((service) -> this.registry.set(service));
		for (String path : new String[] { prefix, prefix + "/", prefix + "/nothing-that-exists" }) {
			this.client.get()
				.uri(path)
				.header("Accept", "text/html")
				.exchange()
				.expectStatus()
				.value((status) -> assertThat(status).isIn(200, 404, 503))
				.expectBody(String.class)
				.value((page) -> assertThat(page).doesNotContain("id=\"root\""));
		}
	}

	@Test
	void whatOnlyBeginsLikeAPublicPrefixIsNone() {
		assertThat(PublicAddresses.isPublic(PathContainer.parsePath("/s"))).isTrue();
		assertThat(PublicAddresses.isPublic(PathContainer.parsePath("/s/abc/embed"))).isTrue();
		assertThat(PublicAddresses.isPublic(PathContainer.parsePath("/f/north-general/comments"))).isTrue();
		assertThat(PublicAddresses.isEmbeddable(PathContainer.parsePath("/f/north-general/comments"))).isFalse();
		assertThat(PublicAddresses.isPublic(PathContainer.parsePath("/feedback"))).isFalse();
		assertThat(PublicAddresses.isPublic(PathContainer.parsePath("/sites"))).isFalse();
		assertThat(PublicAddresses.isPublic(PathContainer.parsePath("/api/s/abc"))).isFalse();
		assertThat(PublicAddresses.isEmbeddable(PathContainer.parsePath("/s/abc/embed"))).isTrue();
		assertThat(PublicAddresses.isEmbeddable(PathContainer.parsePath("/s/abc/embed/thanks"))).isTrue();
		assertThat(PublicAddresses.isEmbeddable(PathContainer.parsePath("/s/abc/more/embed"))).isFalse();
	}

}
