package io.touchpoint.feedback.widget;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The script that websites load; before the surveys, whose codes it resembles.
 */
@Configuration(proxyBeanMethods = false)
class WidgetConfiguration {

	private static final CacheControl FOR_AN_HOUR = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

	@Bean
	@Order(0)
	RouterFunction<ServerResponse> widgetScript() {
		ClassPathResource script = new ClassPathResource("widget/widget.js");
		return RouterFunctions.route()
			.GET("/s/widget.js",
					(request) -> ServerResponse.ok()
						.contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
						.header("X-Content-Type-Options", "nosniff")
						.header("Cross-Origin-Resource-Policy", "cross-origin")
						.cacheControl(FOR_AN_HOUR)
						.bodyValue(script))
			.build();
	}

}
