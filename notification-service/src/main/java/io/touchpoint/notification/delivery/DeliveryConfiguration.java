package io.touchpoint.notification.delivery;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.scheduler.Schedulers;

import io.touchpoint.starter.security.SiteScopedTransaction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The worker and what it works with.
 */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

	@Bean
	DeliverySignal deliverySignal() {
		return new DeliverySignal();
	}

	@Bean
	Delivery delivery(MessageRepository messages, ThankedRepository thanked, SiteScopedTransaction transaction,
			Preparation preparation, SmtpProperties smtp, DeliveryProperties properties, DeliveryMeters meters,
			Clock clock) {
		SmtpChannel channel = new SmtpChannel(smtp, Schedulers.boundedElastic(), clock);
		return new Delivery(messages, thanked, transaction, preparation, channel, properties, meters, clock,
				() -> ThreadLocalRandom.current().nextDouble());
	}

	@Bean
	DeliveryLoop deliveryLoop(Delivery delivery, DeliverySignal signal, DeliveryProperties properties) {
		return new DeliveryLoop(delivery, signal, properties.poll());
	}

	@Bean
	WaitingMessages waitingMessages(DataSource dataSource, Clock clock, DeliveryProperties properties,
			MeterRegistry registry) {
		return new WaitingMessages(dataSource, clock, properties.countEvery().multipliedBy(3), registry);
	}

	@Bean
	RecurringTask<Void> countWaitingMessages(WaitingMessages waiting, DeliveryProperties properties) {
		return Tasks.recurring("count-waiting-messages", FixedDelay.of(properties.countEvery()))
			.execute((instance, context) -> waiting.count());
	}

}
