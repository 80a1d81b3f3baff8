package io.touchpoint.feedback.poster;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;
import io.touchpoint.starter.testing.TestEvents;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class PostersTests {

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@Autowired
	Sites sites;

	@BeforeEach
	void sites() {
		this.sites.arrive("poster-a", "poster-b");
	}

	private WebTestClient.ResponseSpec print(String passport, String body) {
		return this.web.post()
			.uri("/api/feedback/posters")
			.headers((headers) -> headers.setBearerAuth(passport))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

	@Test
	void oneFileHoldsTheWholeJourneysOfSeveralSitesAndMakesTheirSurveys() {
		byte[] pdf = print(this.passports.siteManager("poster-a", "poster-b"), "{\"format\": \"SHEET\"}").expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PDF)
			.expectHeader()
			.valueEquals(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"sheet-en.pdf\"")
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		long surveys = this.sites
			.count("SELECT count(*) FROM survey WHERE channel = 'QR' AND site IN ('poster-a', 'poster-b')");
		assertThat(surveys).isEqualTo(20);
		assertThat(PrintedCodes.of(pdf)).hasSize(20)
			.doesNotHaveDuplicates()
			.allMatch((address) -> this.sites
				.count("SELECT count(*) FROM survey WHERE channel = 'QR' AND site LIKE 'poster-%'" + " AND code = '"
						+ address.substring(address.lastIndexOf('/') + 1) + "'") == 1);
	}

	@Test
	void staffPrintForTheirOwnSitesOnly() {
		print(this.passports.staff("poster-a"), """
				{"format": "POSTER", "sites": ["poster-b"]}""").expectStatus().isForbidden();
		byte[] pdf = print(this.passports.staff("poster-a"), """
				{"format": "POSTER", "touchpoints": ["waiting"], "language": "ar"}""").expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		assertThat(PrintedCodes.of(pdf)).hasSize(1);
		print(this.passports.ops(), "{\"format\": \"POSTER\"}").expectStatus().isForbidden();
	}

	@Test
	void whatCannotBePrintedIsNamed() {
		print(this.passports.headOffice(), "{\"format\": \"POSTER\", \"language\": \"xx\"}").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("language");
		print(this.passports.headOffice(), "{\"language\": \"en\"}").expectStatus().isBadRequest();
		print(this.passports.staff("poster-a"), "{\"format\": \"TENT\", \"touchpoints\": [\"no-such\"]}").expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/nothing-to-print");
	}

	@Test
	void aNameThatNoFontHasIsNotPrinted() {
		this.sites.handle(List
			.of(TestEvents.event("site.saved", "poster-c", "poster-c", Instant.parse("2026-01-01T00:00:00Z"), """
					{"code": "poster-c", "name": "北 Hospital", "region": {"code": "north", "name": "North"},
					 "sector": "hospital", "peerGroup": "hospital", "timeZone": "Europe/London", "languages": ["en"],
					 "contact": {"email": "care@example.org", "phone": "+44 20 7946 0101", "address": "1 Road"},
					 "open": true, "revision": 1, "laterMember": 1}
					""")));
		print(this.passports.staff("poster-c"), "{\"format\": \"TENT\"}").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("sites")
			.jsonPath("$.errors[0].reason")
			.isEqualTo("unprintable")
			.jsonPath("$.errors[0].message")
			.value((String said) -> assertThat(said).contains("'北 Hospital'").endsWith("printed: 北."));
	}

	@Test
	void aCodeThatIsTypedLeadsToItsSurvey() {
		this.web.get()
			.uri("/s?code={code}", "AB2CD 3ef-4G")
			.exchange()
			.expectStatus()
			.isSeeOther()
			.expectHeader()
			.valueEquals(HttpHeaders.LOCATION, "/s/ab2cd3ef4g");
		this.web.get()
			.uri("/s?code={code}", "//evil.example")
			.header(HttpHeaders.ACCEPT_LANGUAGE, "ar")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("dir=\"rtl\"", "role=\"alert\"").doesNotContain("evil"));
	}

}
