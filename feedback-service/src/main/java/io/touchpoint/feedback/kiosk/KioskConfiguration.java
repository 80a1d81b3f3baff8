package io.touchpoint.feedback.kiosk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The addresses of devices. They are open to everybody, and a device says who it is.
 */
@Configuration(proxyBeanMethods = false)
class KioskConfiguration {

	@Bean
	RouterFunction<ServerResponse> kioskRoutes(KioskPages pages, KioskDevices devices) {
		return RouterFunctions.route()
			.GET("/k", pages::page)
			.GET("/k/worker.js", pages::worker)
			.GET("/k/assets/{version}/{file}", pages::asset)
			.POST("/k/pair", devices::pair)
			.POST("/k/heartbeat", devices::heartbeat)
			.POST("/k/answers", devices::answers)
			.POST("/k/unpair", devices::unpair)
			.build();
	}

}
