package io.touchpoint.starter;

import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.touchpoint.starter.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArchitectureTests {

	private static final String STARTER = "io.touchpoint.starter";

	/** By room, which others it may use. */
	private static final Map<String, Set<String>> BELOW = Map.ofEntries(Map.entry("web", Set.of()),
			Map.entry("security", Set.of()), Map.entry("metrics", Set.of()), Map.entry("bulk", Set.of()),
			Map.entry("limit", Set.of()), Map.entry("print", Set.of()), Map.entry("scan", Set.of("web")),
			Map.entry("job", Set.of("bulk")), Map.entry("event", Set.of("bulk", "security", "web")),
			Map.entry("importer", Set.of("bulk", "event", "security", "web")));

	private static final int MOST_CLASSES = 160;

	private final JavaClasses classes = ArchitectureRules.classesOf(STARTER);

	@Test
	void theStarterKnowsNoBusinessWord() {
		noClasses().should()
			.haveNameMatching(
					"(?i).*(response|complaint|survey|questionnaire|customer|promise|mail|notification|report|comparison).*")
			.check(this.classes);
	}

	@Test
	void theStarterStaysSmall() {
		assertThat(this.classes.stream().filter((type) -> !type.isInnerClass() && !type.isAnonymousClass()))
			.hasSizeLessThan(MOST_CLASSES);
	}

	@Test
	void aRoomUsesOnlyTheRoomsBelowIt() {
		ArchitectureRules.featuresAreFreeOfCycles(STARTER).check(this.classes);
		assertThat(this.classes.stream().map(JavaClass::getPackageName).filter((name) -> !name.equals(STARTER)))
			.as("a new room needs its place here")
			.allMatch((name) -> BELOW.containsKey(name.substring(STARTER.length() + 1)));
		BELOW.forEach((room, below) -> BELOW.keySet()
			.stream()
			.filter((other) -> !other.equals(room) && !below.contains(other))
			.forEach((other) -> noClasses().that()
				.resideInAPackage(STARTER + "." + room)
				.should()
				.dependOnClassesThat()
				.resideInAPackage(STARTER + "." + other)
				.allowEmptyShould(true)
				.check(this.classes)));
	}

	@Test
	void eventsKnowTheOutsideOnlyAtTheirEdge() {
		noClasses().that()
			.resideInAPackage(STARTER + ".event")
			.and()
			.haveNameNotMatching(".*\\.(EventAutoConfiguration|Feed|Follower|HttpFeedClient|ParkedEvents)(\\$.*)?")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(STARTER + ".web", STARTER + ".security")
			.check(this.classes);
	}

	@Test
	void anOwnTransactionBesideTheScopedOneIsFound() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> ArchitectureRules.transactionsAreSiteScoped().check(this.classes))
			.withMessageContaining("SiteScopedTransaction");
	}

	@Test
	void theCommonRulesHoldHereToo() {
		ArchitectureRules.featuresAreOneLevelDeep(STARTER).check(this.classes);
		ArchitectureRules.namesNameAFact().check(this.classes);
		ArchitectureRules.packagesAreNullMarked().check(this.classes);
		ArchitectureRules.jacksonIsVersionThree().check(this.classes);
		ArchitectureRules.timeComesFromAClock().check(this.classes);
		ArchitectureRules.nothingBlocks().check(this.classes);
	}

	@Test
	void whoSeesAllSitesHasAReason() {
		ArchitectureRules.checkWhoSeesAllSites(STARTER,
				Map.ofEntries(Map.entry("event.Follower", "Events come from services and tell of any site"),
						Map.entry("event.ParkedEvents", "As the follower; operations see to them"),
						Map.entry("importer.ImportController", "A file holds rows of all sites; head office only"),
						Map.entry("importer.Preparations", "As the import it prepares; head office only"),
						Map.entry("security.CallerAuthentication", "A fellow service asks for all"),
						Map.entry("security.Passport", "The star of the gateway's passport")));
	}

}
