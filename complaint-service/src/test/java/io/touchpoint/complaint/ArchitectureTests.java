package io.touchpoint.complaint;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.touchpoint.starter.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests {

	private static final String BASE = "io.touchpoint.complaint";

	@Test
	void theCommonRulesHold() {
		ArchitectureRules.check(BASE);
	}

	@Test
	void caseworkKnowsNobodyButTheSites() {
		JavaClasses classes = ArchitectureRules.classesOf(BASE);
		noClasses().that()
			.resideInAPackage(BASE + ".casework")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE + ".clock", BASE + ".tracking", BASE + ".browse", BASE + ".importer",
					BASE + ".recovery")
			.check(classes);
		noClasses().that()
			.resideInAPackage(BASE + ".site")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE + ".casework", BASE + ".clock", BASE + ".tracking", BASE + ".browse",
					BASE + ".importer")
			.check(classes);
	}

}
