package io.touchpoint.reporting;

import java.util.List;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The head of this service's OpenAPI description; the gateway is where it is reached.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

	@Bean
	OpenAPI reportingApi() {
		return new OpenAPI()
			.info(new Info().title("Touchpoint reporting")
				.version("1")
				.description("Read models of the whole operation: sites compared fairly."))
			.servers(List.of(new Server().url("/").description("The gateway")));
	}

}
