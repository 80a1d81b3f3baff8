package io.touchpoint.starter.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@code @SpringBootTest}: gives the context a fresh database on the real
 * PostgreSQL, keys that {@link TestPassports} signs with, and no registry. The
 * {@link TestDatabase} is a bean of the context. Followers do not run; tests hand events
 * to the handlers.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface PostgresTest {

	/**
	 * First part of the database's name.
	 */
	String database() default "test";

}
