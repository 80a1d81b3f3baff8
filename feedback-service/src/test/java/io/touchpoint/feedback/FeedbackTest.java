package io.touchpoint.feedback;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.touchpoint.feedback.importer.ImportedSites;
import io.touchpoint.starter.testing.PostgresTest;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;

/**
 * The whole service on a real port and a real database, one context for all tests that
 * carry this; each test uses sites of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "touchpoint.import.wait-for-site=300ms", "touchpoint.import.site-poll=20ms",
				"touchpoint.survey.keep=0s", "touchpoint.guard.network.tokens=20", "touchpoint.guard.network.per=1d",
				"touchpoint.guard.burst.tokens=10", "touchpoint.guard.burst.per=1d",
				"touchpoint.metrics.most-sites=100000" })
@AutoConfigureWebTestClient(timeout = "30s")
@PostgresTest(database = "feedback")
@Import({ Sites.class, ImportedSites.class })
public @interface FeedbackTest {

}
