package io.touchpoint.feedback.setting;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.testing.TestPassports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class OperatorSettingTests {

	private final TestPassports passports = new TestPassports("feedback-service");

	@Autowired
	WebTestClient web;

	private WebTestClient.ResponseSpec settings(String passport) {
		return this.web.get()
			.uri("/api/feedback/operator-settings")
			.headers((headers) -> headers.setBearerAuth(passport))
			.exchange();
	}

	@Test
	void whatCountsStandsBesideWhatComesWithTheService() {
		MockEnvironment environment = new MockEnvironment();
		Stream.of(OperatorSetting.Group.values())
			.flatMap((group) -> group.properties().stream())
			.forEach((property) -> environment.setProperty(property, "set"));
		Caller head = new Caller("head-1", "Hanna Head", Set.of(Role.HEAD_OFFICE), SiteScope.allSites());
		assertThat(new SettingController(environment).operatorSettings(head).block()).contains(
				new OperatorSetting(OperatorSetting.Group.GUARD, "touchpoint.guard.alike", "set", "5"),
				new OperatorSetting(OperatorSetting.Group.VISIT, "touchpoint.visit.grace", "set", "7d"));
	}

	@Test
	void headOfficeSeesTheNumbersAndNoSecret() {
		settings(this.passports.headOffice()).expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$[?(@.property == 'touchpoint.guard.alike')].value")
			.isEqualTo("5")
			.jsonPath("$[?(@.property == 'touchpoint.kiosk.idle-seconds')].group")
			.isEqualTo("KIOSK")
			.jsonPath("$[?(@.property =~ /.*(secret|password|url).*/)]")
			.isEmpty();
	}

	@Test
	void nobodyElseDoes() {
		settings(this.passports.siteManager("anywhere")).expectStatus().isForbidden();
	}

}
