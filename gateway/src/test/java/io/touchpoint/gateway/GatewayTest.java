package io.touchpoint.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.touchpoint.starter.testing.PostgresTest;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * The whole gateway in demo mode on a real port, with a real database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@PostgresTest(database = "gateway")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "touchpoint.demo=true", "touchpoint.login.secret=only-for-tests-only-for-tests-only-for-tests",
				"touchpoint.directory.site-info-every=100ms", "touchpoint.trusted-proxies=127.0.0.1",
				"touchpoint.route.limits.public.tokens=20",
				// No token comes back while a slow machine still counts, and no wait for
				// a lock ends
				"touchpoint.route.limits.public.per=1h", "spring.r2dbc.properties.lockWaitTimeout=PT30S",
				"spring.r2dbc.properties.statementTimeout=PT60S", "touchpoint.route.limits.sign-in.tokens=100000" })
@Import(TestRegistry.class)
public @interface GatewayTest {

}
