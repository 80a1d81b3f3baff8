package io.touchpoint.starter.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Problem documents, request ids, the service's description and the clock.
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
	 * A list holds what it says and never nothing: {@code [null]} is refused where it is
	 * read, since a constraint on the elements lets it pass.
	 */
	@Bean
	JsonMapperBuilderCustomizer nothingInLists() {
		JsonSetter.Value without = JsonSetter.Value.forContentNulls(Nulls.FAIL);
		return (json) -> json.withConfigOverride(List.class, (config) -> config.setNullHandling(without))
			.withConfigOverride(Set.class, (config) -> config.setNullHandling(without));
	}

	@Bean
	JsonMapperBuilderCustomizer storableTexts() {
		return (json) -> json.addModule(new SimpleModule("texts").addDeserializer(String.class, new StorableText()));
	}

	/**
	 * Ticks in microseconds, the finest that the database keeps.
	 */
	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
	}

	/**
	 * What the service's interface is, written down when it was built: generating it
	 * would cost each start a second and tell nothing else.
	 */
	@Bean
	@ConditionalOnResource(resources = "classpath:openapi.json")
	RouterFunction<ServerResponse> openApi(@Value("${spring.application.name}") String self) {
		ClassPathResource description = new ClassPathResource("openapi.json");
		return RouterFunctions.route()
			.GET("/api/openapi/" + self,
					(request) -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(description))
			.build();
	}

}
