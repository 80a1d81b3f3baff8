package io.touchpoint.gateway.login;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.touchpoint.starter.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.server.WebFilterChain;

class InternalGuardTests {

	private static final String FELLOW = "10.0.0.7";

	private static final String PROXY = "10.0.0.1";

	private static final WebFilterChain PASSPORT_HOLDS = (exchange) -> Mono.empty();

	private static final WebFilterChain PASSPORT_IS_WRONG = (exchange) -> Mono
		.error(new BadCredentialsException("wrong"));

	private final InternalGuard guard = new InternalGuard(
			new Entrance(URI.create("https://care.example.org"), false, List.of(PROXY, "127.0.0.1")),
			new LoginProperties("x".repeat(32), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO,
					Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, Duration.ofHours(1), 3,
					Duration.ofHours(1)));

	@Test
	void aFellowServiceIsHeard() {
		passes(from(FELLOW));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "X-Forwarded-For", "Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via" })
	void whatIsForwardedFindsNothing(String header) {
		isRefused(from(FELLOW).header(header, "198.51.100.7"), 404);
		isRefused(from("127.0.0.1").header(header, "198.51.100.7"), 404);
	}

	@Test
	void whatATrustedProxyBringsFindsNothingUnlessItSharesTheMachineWithTheServices() {
		isRefused(from(PROXY), 404);
		passes(from("127.0.0.1"));
	}

	@Test
	void anAddressThatKeepsShowingWrongPassportsIsNotListenedTo() {
		for (int i = 0; i < 3; i++) {
			filter(from(FELLOW), PASSPORT_IS_WRONG).verifyError(BadCredentialsException.class);
		}
		isRefused(from(FELLOW), 429);
		passes(from("10.0.0.8"));
	}

	@Test
	void passportsThatHoldDoNotCount() {
		for (int i = 0; i < 10; i++) {
			passes(from(FELLOW));
		}
	}

	@Test
	void otherAddressesAreNobodysBusinessHere() {
		filter(MockServerHttpRequest.get("/s/abc").remoteAddress(new InetSocketAddress(PROXY, 4711)), PASSPORT_HOLDS)
			.verifyComplete();
	}

	private void passes(MockServerHttpRequest.BaseBuilder<?> request) {
		filter(request, PASSPORT_HOLDS).verifyComplete();
	}

	private void isRefused(MockServerHttpRequest.BaseBuilder<?> request, int status) {
		filter(request, PASSPORT_HOLDS).verifyErrorMatches(
				(failure) -> failure instanceof ProblemException problem && problem.status().value() == status);
	}

	private StepVerifier.FirstStep<Void> filter(MockServerHttpRequest.BaseBuilder<?> request, WebFilterChain chain) {
		return StepVerifier.create(this.guard.filter(MockServerWebExchange.from(request), chain));
	}

	private static MockServerHttpRequest.BaseBuilder<?> from(String address) {
		return MockServerHttpRequest.get("/internal/feed/0").remoteAddress(new InetSocketAddress(address, 4711));
	}

}
