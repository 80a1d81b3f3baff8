package io.touchpoint.starter;

import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.touchpoint.starter.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArchitectureTests {

	private static final int MOST_CLASSES = 140;

	private final JavaClasses classes = ArchitectureRules.classesOf("io.touchpoint.starter");

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
	void onlyEventsTouchTheOtherRooms() {
		ArchitectureRules.featuresAreFreeOfCycles("io.touchpoint.starter").check(this.classes);
		for (String room : new String[] { "web", "security", "metrics", "job", "bulk" }) {
			for (String other : new String[] { "web", "security", "metrics", "job", "event" }) {
				if (!room.equals(other)) {
					noClasses().that()
						.resideInAPackage("io.touchpoint.starter." + room)
						.should()
						.dependOnClassesThat()
						.resideInAPackage("io.touchpoint.starter." + other)
						.check(this.classes);
				}
			}
		}
	}

	@Test
	void anOwnTransactionBesideTheScopedOneIsFound() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> ArchitectureRules.transactionsAreSiteScoped().check(this.classes))
			.withMessageContaining("SiteScopedTransaction");
	}

	@Test
	void theCommonRulesHoldHereToo() {
		ArchitectureRules.featuresAreOneLevelDeep("io.touchpoint.starter").check(this.classes);
		ArchitectureRules.namesNameAFact().check(this.classes);
		ArchitectureRules.packagesAreNullMarked().check(this.classes);
		ArchitectureRules.jacksonIsVersionThree().check(this.classes);
		ArchitectureRules.timeComesFromAClock().check(this.classes);
		ArchitectureRules.nothingBlocks().check(this.classes);
	}

	@Test
	void whoSeesAllSitesHasAReason() {
		ArchitectureRules.checkWhoSeesAllSites("io.touchpoint.starter",
				Map.ofEntries(Map.entry("event.Follower", "Events come from services and tell of any site"),
						Map.entry("event.ParkedEvents", "As the follower; operations see to them"),
						Map.entry("importer.ImportController", "A file holds rows of all sites; head office only"),
						Map.entry("importer.Preparations", "As the import it prepares; head office only"),
						Map.entry("security.CallerAuthentication", "A fellow service asks for all"),
						Map.entry("security.Passport", "The star of the gateway's passport")));
	}

}
