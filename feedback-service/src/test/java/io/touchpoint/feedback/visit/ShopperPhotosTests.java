package io.touchpoint.feedback.visit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.starter.testing.Pictures;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class ShopperPhotosTests extends PlannedVisit {

	@Test
	void photosAreTakenShownAndTakenAway() throws IOException {
		ShopperApi.Page sent = this.api.send(this.link,
				Map.of("photo-1", Pictures.image("jpeg", 40, 30), "stop", "1", "notes", "With a photo"));
		assertThat(sent.status()).isEqualTo(303);
		assertThat(sent.location()).endsWith("?saved#photos-1");
		UUID photo = this.sites.id("SELECT id FROM visit_photo WHERE visit = '" + this.visit + "'");
		assertThat(this.api.show(this.link).html()).contains("/photos/" + photo, "With a photo");
		this.web.get()
			.uri(ShopperApi.path(this.link) + "/photos/" + photo)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.contentType("image/jpeg")
			.expectBody(byte[].class);
		this.api.send(this.link, Map.of("remove", photo));
		assertThat(count("visit_photo WHERE site = '%s'")).isZero();
	}

	@Test
	void whatIsNoPhotoIsRefusedByItsContentAndTheTextIsKept() {
		ShopperApi.Page page = this.api.send(this.link,
				Map.of("photo-2", "<html>".getBytes(StandardCharsets.UTF_8), "notes", "Kept"));
		assertThat(page.status()).isEqualTo(400);
		assertThat(page.html()).contains("Photos must be JPEG or PNG files.", "href=\"#photo-2\"", "Kept");
	}

	@Test
	void aTouchpointHasTenPhotosAtMost() throws IOException {
		byte[] photo = Pictures.image("png", 8, 8);
		for (int i = 0; i < 10; i++) {
			assertThat(this.api.send(this.link, Map.of("photo-1", photo)).status()).isEqualTo(303);
		}
		assertThat(this.api.send(this.link, Map.of("photo-1", photo)).html())
			.contains("There may be at most 10 photos here.");
		assertThat(this.api.send(this.link, Map.of("photo-2", photo)).status()).isEqualTo(303);
	}

	@Test
	void theReportsPhotosAreForThoseWhoSeeTheVisit() throws IOException {
		this.api.send(this.link, Map.of("photo-1", Pictures.image("jpeg", 40, 30)));
		this.api.send(this.link, with("hand-in", "yes"));
		String photo = read().path("report").path("sections").path(0).path("photos").path(0).path("id").asString();
		String path = "/api/feedback/visits/" + this.visit + "/photos/" + photo;
		this.web.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(this.passports.staff(this.site)))
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectBody(byte[].class);
		assertThat(this.api.get(this.passports.staff("somewhere-else"), path).status()).isEqualTo(404);
	}

}
