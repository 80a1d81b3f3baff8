package io.touchpoint.reporting;

import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

import io.touchpoint.starter.testing.ArchitectureRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests {

	private static final JavaClasses SERVICE = ArchitectureRules.classesOf("io.touchpoint.reporting");

	@Test
	void theCommonRulesAreKept() {
		ArchitectureRules.check("io.touchpoint.reporting");
	}

	@Test
	void indicatorsArePureArithmetic() {
		noClasses().that()
			.resideInAPackage("..indicator")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.touchpoint.starter..", "reactor..", "io.r2dbc..",
					"java.io..")
			.check(SERVICE);
	}

	@Test
	void theProjectionAndItsReadersMeetOnlyInTheTables() {
		noClasses().that()
			.resideInAPackage("..projection")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("..comparison")
			.check(SERVICE);
		noClasses().that()
			.resideInAPackage("..comparison")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("..projection")
			.check(SERVICE);
	}

	@Test
	void whoSeesAllSitesHasAReason() {
		ArchitectureRules.checkWhoSeesAllSites("io.touchpoint.reporting", Map.ofEntries(
				Map.entry("comparison.Comparisons", "The organisation's mean, which all may see, and no site's"),
				Map.entry("comparison.LiveWatch", "Watches for all who look; each is told of what is in scope")));
	}

}
