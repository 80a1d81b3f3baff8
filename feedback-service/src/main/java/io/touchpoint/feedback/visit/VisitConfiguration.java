package io.touchpoint.feedback.visit;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The shopper's addresses, and the look at what is due as a job of the cluster.
 */
@Configuration(proxyBeanMethods = false)
class VisitConfiguration {

	private static final CacheControl FOR_A_DAY = CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

	@Bean
	RouterFunction<ServerResponse> shopperRoutes(ShopperPages pages) {
		return RouterFunctions.route()
			.resources("/v/assets/**", new ClassPathResource("visit-assets/"),
					(resource, headers) -> headers.setCacheControl(FOR_A_DAY))
			.GET("/v/{secret}", pages::show)
			.POST("/v/{secret}", pages::send)
			.GET("/v/{secret}/asked.css", pages::rules)
			.GET("/v/{secret}/photos/{photo}", pages::photo)
			.build();
	}

	/** Runs on a job thread, which may wait. */
	@Bean
	RecurringTask<Void> lookAfterVisits(VisitSweep sweep, VisitProperties properties) {
		return Tasks.recurring(TaskDescriptor.of("feedback.site-visits"), FixedDelay.of(properties.lookEvery()))
			.execute((instance, context) -> sweep.sweep().toFuture().join());
	}

}
