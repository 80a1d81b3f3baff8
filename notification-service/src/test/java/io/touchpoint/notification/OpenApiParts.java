package io.touchpoint.notification;

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
	OpenAPI notificationApi() {
		return new OpenAPI().info(new Info().title("Touchpoint notifications")
			.version("1")
			.description("Messages to customers: what was sent, what waits, what was given up."));
	}

}
