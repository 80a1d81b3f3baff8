package io.touchpoint.feedback.invitation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The public addresses beside the survey itself.
 */
@Configuration(proxyBeanMethods = false)
class StopRoutes {

	@Bean
	RouterFunction<ServerResponse> stopMail(StopPage page) {
		return RouterFunctions.route()
			.GET("/s/i/{token}/stop", page::show)
			.POST("/s/i/{token}/stop", page::stop)
			.build();
	}

}
