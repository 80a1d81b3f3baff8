package io.touchpoint.feedback.poster;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Where posters are laid out, and the page that their short code is typed into.
 */
@Configuration(proxyBeanMethods = false)
class PosterConfiguration {

	@Bean
	Scheduler posterPrinters(PosterProperties properties) {
		return Schedulers.newBoundedElastic(properties.atOnce(), properties.waiting(), "poster");
	}

	@Bean
	@Order(0)
	RouterFunction<ServerResponse> codeRoute(CodePage page) {
		return RouterFunctions.route().GET("/s", page::show).build();
	}

}
