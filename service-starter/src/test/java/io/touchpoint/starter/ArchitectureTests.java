package io.touchpoint.starter;

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

}
