package io.touchpoint.starter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.FileSystemUtils;

/**
 * Carries out {@link PostgresTest}.
 */
final class PostgresTestContext implements ContextCustomizerFactory {

	@Override
	public ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		PostgresTest annotation = AnnotatedElementUtils.findMergedAnnotation(testClass, PostgresTest.class);
		return (annotation != null) ? new Customizer(annotation.database()) : null;
	}

	private record Customizer(String database) implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration config) {
			Path state = stateWithTestKeys();
			// Registered before all others, so removed after them
			((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("testState",
					() -> FileSystemUtils.deleteRecursively(state));
			TestDatabase fresh = PostgresServer.running().freshDatabase(this.database);
			context.getBeanFactory().registerSingleton("testDatabase", fresh);
			TestPropertyValues.of("spring.r2dbc.url=" + fresh.r2dbcUrl(), "spring.r2dbc.username=" + fresh.user(),
					"spring.r2dbc.password=" + fresh.password(), "spring.flyway.url=" + fresh.jdbcUrl(),
					"spring.flyway.user=" + fresh.owner(), "spring.flyway.password=" + fresh.password(),
					// A machine that builds may be slower than one that serves.
					"spring.r2dbc.pool.max-create-connection-time=5s", "spring.r2dbc.pool.max-acquire-time=15s",
					"spring.r2dbc.properties.lockWaitTimeout=PT9S", "eureka.client.enabled=false",
					"touchpoint.event.follow=false",
					"touchpoint.security.service-secret=" + TestPassports.SERVICE_SECRET,
					"touchpoint.security.state=" + state, "management.server.port=0",
					"springdoc.api-docs.path=" + GeneratedDescription.PATH, "springdoc.writer-with-order-by-keys=true")
				.applyTo(context);
		}

		private static Path stateWithTestKeys() {
			try {
				Path state = Files.createTempDirectory("touchpoint-test");
				Files.writeString(state.resolve("jwks.json"), TestPassports.publicKeys());
				return state;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
