package io.touchpoint.gateway.login;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.touchpoint.gateway.GatewayTest;
import io.touchpoint.gateway.Person;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new operation in earnest: no demo, reached under its own name over TLS.
 */
@GatewayTest
@TestPropertySource(properties = { "touchpoint.demo=false", "touchpoint.public-url=https://care.example.org" })
@ExtendWith(OutputCaptureExtension.class)
class SetupTests {

	@LocalServerPort
	private int port;

	@Autowired
	private FirstStart start;

	@Autowired
	private Accounts accounts;

	@Test
	void whoeverReadsTheLogMakesTheFirstAccountOnce(CapturedOutput output) throws Exception {
		Person nobody = Person.nobody(this.port);
		nobody.get("/api/setup").expectStatus().isOk().expectBody().jsonPath("$.needed").isEqualTo(true);
		this.start.run(new DefaultApplicationArguments());
		Matcher logged = Pattern.compile("One-time setup code: ([A-Z2-9]{4}(?:-[A-Z2-9]{4}){5}-[A-Z2-9]{2})\\R")
			.matcher(output.getOut());
		List<String> codes = logged.results().map((match) -> match.group(1)).toList();
		assertThat(codes).hasSizeGreaterThan(1).doesNotHaveDuplicates();
		String code = codes.getLast();
		nobody.send("POST", "/api/session", Map.of("username", "head", "password", "touchpoint-demo"))
			.expectStatus()
			.isUnauthorized();
		nobody.send("POST", "/api/setup", account("ABCD-EFGH"))
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("code");
		nobody.send("POST", "/api/setup", account(codes.getFirst())).expectStatus().isBadRequest();
		nobody.send("POST", "/api/setup", account(" " + code.toLowerCase(Locale.ROOT).replace("-", "") + "\n"))
			.expectStatus()
			.isCreated();
		nobody.get("/api/setup").expectBody().jsonPath("$.needed").isEqualTo(false);
		nobody.send("POST", "/api/setup", account(code)).expectStatus().isEqualTo(409);
		nobody.send("POST", "/api/session", Map.of("username", "first", "password", "a-password-of-the-first"))
			.expectStatus()
			.isOk()
			.expectHeader()
			.exists("Strict-Transport-Security")
			.expectCookie()
			.secure("__Host-touchpoint-session", true)
			.expectCookie()
			.httpOnly("__Host-touchpoint-session", true)
			.expectBody()
			.jsonPath("$.user.sites")
			.isEqualTo("*");
	}

	@Test
	void anAccountLeftByADemoIsNobody() {
		Account left = new Account(UUID.randomUUID(), "left", "Left", null, Set.of(Role.STAFF), SiteScope.of("north"),
				true, true, 1);
		StepVerifier.create(this.accounts.create(left, "a-password-of-a-demo")).expectNextCount(1).verifyComplete();
		StepVerifier.create(this.accounts.find(SiteScope.allSites(), left.id()))
			.verifyErrorSatisfies((problem) -> assertThat(problem).hasMessageContaining("account"));
	}

	private static Map<String, Object> account(String code) {
		return Map.of("code", code, "username", "first", "name", "The First", "password", "a-password-of-the-first");
	}

}
