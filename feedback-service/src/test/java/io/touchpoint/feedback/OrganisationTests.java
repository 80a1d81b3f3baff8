package io.touchpoint.feedback;

import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * What holds at every site is changed by nobody who sees some of them only, whatever
 * their role: no table would stop them.
 */
@FeedbackTest
class OrganisationTests {

	private static final String RULES = """
			{"restDays": 60, "remindDays": 10, "goodDays": 20, "delayHours": 48, "afterFirstVisit": true, "afterVisit": true}
			""";

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					PUT    | invitation-rules                    | RULES
					POST   | questionnaires                      | {"id": "part-a", "customerType": "PATIENT"}
					POST   | questionnaires/import               | {}
					PUT    | questionnaires/patient/draft        | {}
					DELETE | questionnaires/patient/draft        | {}
					POST   | questionnaires/patient/draft/publish | {}
					POST   | visit-sources                       | {"code": "part-a", "name": "Booking"}
					POST   | visit-sources/part-a/secret         | {}
					POST   | visit-sources/part-a/close          | {}
					PUT    | moment-rules                        | {"miseryOverall": 2, "miserySmiley": 1, "miseryNps": 3, "miseryGap": -3, "magicOverall": 5, "rateAnswers": 3, "rateMinutes": 10, "quietMinutes": 30}
					PUT    | customer-types/PATIENT              | {"badEndStep": 0.5, "badEndDays": 90}
					PUT    | journeys/PATIENT/order              | {"touchpoints": ["waiting"]}
					""")
	void headOfficeOfOneSiteChangesNothingOfAll(String method, String path, String body) {
		String ofOneSite = this.passports
			.of(new Caller("head-2", "Heidi Head", Set.of(Role.HEAD_OFFICE), SiteScope.of("part-a")));
		this.web.method(HttpMethod.valueOf(method)).uri("/api/feedback/" + path).headers((headers) -> {
			headers.setBearerAuth(ofOneSite);
			headers.setIfMatch("\"0\"");
			headers.setContentType(MediaType.APPLICATION_JSON);
		}).bodyValue(body.replace("RULES", RULES)).exchange().expectStatus().isForbidden();
	}

}
