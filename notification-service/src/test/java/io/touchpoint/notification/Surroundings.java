package io.touchpoint.notification;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The mail server and the other services, once per JVM.
 */
public final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final MailExchange MAIL = new MailExchange();

	static final OtherServices SERVICES = new OtherServices();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		String instance = "spring.cloud.discovery.client.simple.instances.%s[0].uri=http://127.0.0.1:"
				+ SERVICES.port();
		TestPropertyValues
			.of("touchpoint.smtp.host=127.0.0.1", "touchpoint.smtp.port=" + MAIL.port(),
					instance.formatted("feedback-service"), instance.formatted("complaint-service"))
			.applyTo(context);
	}

}
