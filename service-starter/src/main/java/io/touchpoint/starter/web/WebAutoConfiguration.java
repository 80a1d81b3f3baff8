package io.touchpoint.starter.web;

import java.time.Clock;
import java.time.Duration;

import io.swagger.v3.core.converter.ModelConverter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.annotation.Bean;

/**
 * Problem documents, request ids and the clock.
 */
@AutoConfiguration(before = ErrorWebFluxAutoConfiguration.class)
class WebAutoConfiguration {

	@Bean
	RequestId requestIdFilter() {
		return new RequestId();
	}

	@Bean
	@ConditionalOnMissingBean
	ErrorWebExceptionHandler problemHandler(JsonMapper json) {
		return new ProblemHandler(json);
	}

	/**
	 * Ticks in microseconds, the finest that the database keeps.
	 */
	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
	}

	@Bean
	ModelConverter recordSchemas() {
		return new RecordSchemas();
	}

}
