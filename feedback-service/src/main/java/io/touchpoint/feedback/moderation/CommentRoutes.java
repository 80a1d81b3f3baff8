package io.touchpoint.feedback.moderation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The public address of approved comments.
 */
@Configuration(proxyBeanMethods = false)
class CommentRoutes {

	@Bean
	RouterFunction<ServerResponse> publicComments(CommentPages pages) {
		return RouterFunctions.route().GET("/f/{site}/comments", pages::show).build();
	}

}
