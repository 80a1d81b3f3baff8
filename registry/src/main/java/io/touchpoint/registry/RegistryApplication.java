package io.touchpoint.registry;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.netflix.eureka.server.EnableEurekaServer;
import org.springframework.context.annotation.Bean;

/**
 * Starts the Eureka server.
 */
@SpringBootApplication
@EnableEurekaServer
public class RegistryApplication {

	public static void main(String[] arguments) {
		SpringApplication.run(RegistryApplication.class, arguments);
	}

	/**
	 * The server's context is declared by its interface, so ahead-of-time processing does
	 * not see the {@code @PostConstruct} of the class behind it: without this every
	 * request is answered with 500.
	 */
	@Bean
	static BeanFactoryPostProcessor startedServerContext() {
		return (beans) -> beans.getBeanDefinition("eurekaServerContext").setInitMethodName("initialize");
	}

}
