package io.touchpoint.starter.security;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.touchpoint.starter.StarterApplication;
import io.touchpoint.starter.testing.PostgresTest;
import io.touchpoint.starter.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(classes = StarterApplication.class)
@PostgresTest
class SiteScopedTransactionTests {

	@Autowired
	private SiteScopedTransaction transaction;

	@Autowired
	private DatabaseClient database;

	@Autowired
	private TestDatabase testDatabase;

	@BeforeEach
	void oneThingAtEachOfTwoSites() {
		StepVerifier
			.create(this.transaction.run(SiteScope.allSites(),
					this.database.sql("DELETE FROM thing").then().then(insert("north")).then(insert("south"))))
			.verifyComplete();
	}

	@Test
	void allSitesSeeAll() {
		StepVerifier.create(sites(SiteScope.allSites())).expectNext("north", "south").verifyComplete();
	}

	@Test
	void aScopeSeesItsOwnSitesOnly() {
		StepVerifier.create(sites(SiteScope.of("south"))).expectNext("south").verifyComplete();
	}

	@Test
	void anEmptyScopeSeesNothing() {
		StepVerifier.create(sites(SiteScope.of())).verifyComplete();
	}

	@Test
	void aSiteNamedLikeTheSettingsOwnSignsSeesNothing() {
		StepVerifier.create(sites(SiteScope.of("*"))).verifyComplete();
		StepVerifier.create(sites(SiteScope.of("north,south"))).verifyComplete();
		assertThat(SiteScope.of("*", "south").setting()).isEqualTo("south");
	}

	@Test
	void withoutAScopeThereAreNoRows() {
		StepVerifier.create(select()).verifyComplete();
	}

	@Test
	void theScopeEndsWithTheTransaction() {
		StepVerifier.create(sites(SiteScope.allSites()).thenMany(Flux.range(0, 20).concatMap((n) -> select())))
			.verifyComplete();
	}

	@Test
	void aTableWithoutAPolicyIsFoundAndSoIsAnExceptionThatIsNone() throws SQLException {
		Map<String, String> exceptions = new HashMap<>(Map.of("sequence_outbox", "It has no site"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.testDatabase.checkGuarded(exceptions))
			.withMessageContaining("unguarded");
		exceptions.put("unguarded", "This test looks for it");
		this.testDatabase.checkGuarded(exceptions);
		exceptions.put("thing", "It is guarded");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.testDatabase.checkGuarded(exceptions))
			.withMessageContaining("thing");
	}

	@Test
	void aRowOfAForeignSiteCannotBeWritten() {
		StepVerifier.create(this.transaction.run(SiteScope.of("south"), insert("north")))
			.verifyErrorMatches((ex) -> ex.getMessage().contains("row-level security"));
	}

	@Test
	void workWithinWorkOfTheSameScopeJoinsIt() {
		SiteScope scope = SiteScope.of("south");
		StepVerifier.create(this.transaction.list(scope, sites(scope).concatWith(sites(scope))))
			.expectNext("south", "south")
			.verifyComplete();
	}

	@Test
	void workWithinWorkOfAnotherScopeIsAnError() {
		StepVerifier.create(this.transaction.list(SiteScope.of("south"), sites(SiteScope.allSites())))
			.verifyErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(IllegalStateException.class)
				.hasMessageContainingAll("'south'", "'*'"));
	}

	@Test
	void whatFailsInsideIsUndoneWithAllAroundIt() {
		SiteScope all = SiteScope.allSites();
		Mono<Void> inner = this.transaction.run(all, insert("east").then(Mono.error(new IllegalStateException("no"))));
		StepVerifier.create(this.transaction.run(all, insert("west").then(inner))).verifyErrorMessage("no");
		StepVerifier.create(sites(all)).expectNext("north", "south").verifyComplete();
	}

	@Test
	void ofTwoThatWaitForEachOtherOneIsDoneAgainAndBothAreDone() {
		AtomicInteger holding = new AtomicInteger();
		Sinks.Empty<Void> met = Sinks.empty();
		Mono<Void> meet = Mono.defer(() -> {
			if (holding.incrementAndGet() == 2) {
				met.tryEmitEmpty();
			}
			return met.asMono();
		});
		SiteScope all = SiteScope.allSites();
		StepVerifier.create(Mono.when(this.transaction.run(all, insert("east").then(lock(1)).then(meet).then(lock(2))),
				this.transaction.run(all, insert("west").then(lock(2)).then(meet).then(lock(1)))))
			.verifyComplete();
		assertThat(holding).as("two, and one of them again").hasValue(3);
		StepVerifier.create(sites(all)).expectNext("east", "north", "south", "west").verifyComplete();
	}

	private Mono<Void> lock(int number) {
		return this.database.sql("SELECT pg_advisory_xact_lock($1)").bind(0, (long) number).then();
	}

	@Test
	void oneAfterTheOtherEachHasItsOwnScope() {
		StepVerifier
			.create(this.transaction.list(SiteScope.of("south"), select())
				.concatMap((site) -> sites(SiteScope.of("north"))))
			.expectNext("north")
			.verifyComplete();
	}

	private Flux<String> sites(SiteScope scope) {
		return this.transaction.list(scope, select());
	}

	private Flux<String> select() {
		return this.database.sql("SELECT site FROM thing ORDER BY site").mapValue(String.class).all();
	}

	private Mono<Void> insert(String site) {
		return this.database.sql("INSERT INTO thing VALUES ($1, $2, $3)")
			.bind(0, UUID.randomUUID())
			.bind(1, site)
			.bind(2, site)
			.then();
	}

}
