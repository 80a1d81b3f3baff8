package io.touchpoint.starter.web;

import java.io.EOFException;
import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.netty.channel.AbortedException;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ProblemHandlerTests {

	private final ProblemHandler handler = new ProblemHandler(JsonMapper.shared());

	@Test
	void whatIsSaidOnPurposeIsOneLineOfTheLog(CapturedOutput output) {
		assertThat(answer(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Stopping."))).isEqualTo(503);
		assertThat(output).containsOnlyOnce("Stopping.").doesNotContain("\tat ");
	}

	@Test
	void whatNobodyExpectedIsToldWithItsPlace(CapturedOutput output) {
		assertThat(answer(new IllegalStateException("Broken"))).isEqualTo(500);
		assertThat(output).contains("Broken").contains("\tat ");
	}

	@Test
	void whoLeftInTheMiddleIsNoNews(CapturedOutput output) {
		answer(new AbortedException("Connection has been closed"));
		answer(new IOException("Connection reset by peer"));
		assertThat(output).doesNotContain("ERROR", "WARN", "\tat ");
	}

	@Test
	void whatIsNotReadOfOurOwnIsNews(CapturedOutput output) {
		answer(new EOFException());
		assertThat(output).contains("ERROR");
	}

	@Test
	void whoMetOthersInACircleAgainAndAgainIsToldToTryAgain() {
		assertThat(answer(new CannotAcquireLockException("Waited in a circle with others"))).isEqualTo(409);
	}

	private int answer(Throwable failure) {
		MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/things"));
		StepVerifier.create(this.handler.handle(exchange, failure)).verifyComplete();
		return exchange.getResponse().getStatusCode().value();
	}

}
