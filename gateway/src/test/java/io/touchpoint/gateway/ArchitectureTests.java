package io.touchpoint.gateway;

import io.touchpoint.starter.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests {

	@Test
	void theCommonRulesHold() {
		ArchitectureRules.check("io.touchpoint.gateway");
	}

	@Test
	void routesKnowNoDirectoryAndSignInKnowsNobody() {
		var classes = ArchitectureRules.classesOf("io.touchpoint.gateway");
		noClasses().that()
			.resideInAPackage("..route..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("..directory..", "..page..")
			.check(classes);
		noClasses().that()
			.resideInAPackage("..login..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("..directory..", "..route..", "..page..")
			.check(classes);
	}

}
