package io.touchpoint.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.touchpoint.starter.testing.PostgresTest;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * The whole gateway in demo mode on a real port, with a real database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@PostgresTest(database = "gateway")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "touchpoint.demo=true", "touchpoint.login.secret=only-for-tests-only-for-tests-only-for-tests",
				"touchpoint.directory.site-info-every=100ms" })
public @interface GatewayTest {

}
