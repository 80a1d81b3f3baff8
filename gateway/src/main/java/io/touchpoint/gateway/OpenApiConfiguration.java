package io.touchpoint.gateway;

import java.util.List;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The description of the gateway's own API; the services describe theirs.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	@Bean
	OpenAPI description() {
		return new OpenAPI()
			.info(new Info().title("Touchpoint gateway")
				.version("1")
				.description("Sign-in, sessions, API keys and the directory of sites, regions and staff"))
			.servers(List.of(new Server().url("/")));
	}

}
