package io.touchpoint.feedback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrations run while another instance takes answers.
 */
@FeedbackTest
class MigrationsTests {

	private static final int LAST_RELEASED = 161;

	/** Whoever wants invitations too takes them first, as answers do. */
	private static final Pattern LOCK = Pattern
		.compile("LOCK TABLE (invitation, )?response IN (SHARE ROW|ACCESS) EXCLUSIVE MODE;");

	private static final Pattern TRIGGER = Pattern.compile("CREATE TRIGGER \\w+\\s+AFTER [^;]*? ON response\\b");

	@Autowired
	Sites sites;

	private static Stream<Resource> comingMigrations() throws IOException {
		return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql"))
			.filter((one) -> version(one.getFilename()) > LAST_RELEASED);
	}

	private static int version(String file) {
		return Integer.parseInt(file.substring(1, file.indexOf("__")));
	}

	@ParameterizedTest
	@MethodSource("comingMigrations")
	void whoeverHangsATriggerOnAnswersHoldsThemBeforeAnythingElse(Resource migration) throws IOException {
		String sql = migration.getContentAsString(StandardCharsets.UTF_8).replaceAll("(?m)^\\s*--.*$", "").strip();
		assertThat(!TRIGGER.matcher(sql).find() || LOCK.matcher(sql).lookingAt()).isTrue();
	}

	@Test
	void everyRuleOfTheTablesHoldsForWhatWasThereBefore() {
		assertThat(this.sites.count("SELECT count(*) FROM pg_constraint WHERE NOT convalidated")).isZero();
	}

}
