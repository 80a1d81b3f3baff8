package io.touchpoint.feedback.intake;

import java.time.Clock;
import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;

import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The public addresses of the intake.
 */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

	private static final CacheControl FOR_A_DAY = CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

	/** Runs on a job thread, which may wait. */
	@Bean
	RecurringTask<Void> forgetOldKeys(IntakeRepository repository, SiteScopedTransaction transaction, Clock clock,
			IntakeProperties properties) {
		return Tasks.recurring(TaskDescriptor.of("feedback.forget-keys"), Schedules.fixedDelay(Duration.ofHours(1)))
			.execute((instance, context) -> transaction
				.run(SiteScope.allSites(), repository.forgetKeysBefore(clock.instant().minus(properties.keepKeys())))
				.toFuture()
				.join());
	}

	@Bean
	RouterFunction<ServerResponse> publicRoutes(PublicResponses responses, SurveyPages pages) {
		return RouterFunctions.route()
			.POST("/public/responses", responses::post)
			.resources("/s/assets/**", new ClassPathResource("survey-assets/"),
					(resource, headers) -> headers.setCacheControl(FOR_A_DAY))
			.GET("/s/i/{token}", pages::show)
			.POST("/s/i/{token}", pages::send)
			.GET("/s/{code}", pages::show)
			.POST("/s/{code}", pages::send)
			.GET("/s/{code}/thanks", pages::thanks)
			.GET("/s/{code}/asked.css", pages::rules)
			.GET("/s/{code}/embed", pages::show)
			.POST("/s/{code}/embed", pages::send)
			.GET("/s/{code}/embed/thanks", pages::thanks)
			.build();
	}

}
