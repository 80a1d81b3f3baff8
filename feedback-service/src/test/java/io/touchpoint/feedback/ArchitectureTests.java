package io.touchpoint.feedback;

import org.junit.jupiter.api.Test;

import io.touchpoint.starter.testing.ArchitectureRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests {

	private static final String FEEDBACK = "io.touchpoint.feedback";

	@Test
	void theCommonRulesHold() {
		ArchitectureRules.check(FEEDBACK);
	}

	@Test
	void nobodyDependsOnBrowse() {
		noClasses().that()
			.resideOutsideOfPackage(FEEDBACK + ".browse")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(FEEDBACK + ".browse")
			.check(ArchitectureRules.classesOf(FEEDBACK));
	}

	@Test
	void theHotPathKnowsNothingOfImportsAndSites() {
		noClasses().that()
			.resideInAPackage(FEEDBACK + ".intake")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(FEEDBACK + ".importer", FEEDBACK + ".site")
			.check(ArchitectureRules.classesOf(FEEDBACK));
	}

}
