package io.touchpoint.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.touchpoint.starter.testing.PostgresTest;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole service on a real database, with a real mail server behind
 * {@link MailExchange} and the other services played by {@link OtherServices}.
 * {@link World} makes things happen. Pauses are short, so that retries can be awaited.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "touchpoint.delivery.poll=100ms", "touchpoint.delivery.first-pause=100ms",
				"touchpoint.delivery.longest-pause=200ms", "touchpoint.delivery.longest-outage-pause=200ms",
				"touchpoint.delivery.tries=4", "touchpoint.delivery.count-every=200ms",
				"touchpoint.smtp.reconnect-pause=50ms", "touchpoint.smtp.read-timeout=3s",
				"touchpoint.job.polling-interval=100ms" })
@ContextConfiguration(initializers = Surroundings.class)
@AutoConfigureWebTestClient(timeout = "20s")
@PostgresTest(database = "notification")
@Import(World.class)
public @interface NotificationTest {

}
