package io.touchpoint.reporting;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The head of this service's OpenAPI description; the gateway is where it is reached.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiParts {

	@Bean
	OpenAPI reportingApi() {
		return new OpenAPI().info(new Info().title("Touchpoint reporting")
			.version("1")
			.description("Read models of the whole operation: sites compared fairly."));
	}

}
