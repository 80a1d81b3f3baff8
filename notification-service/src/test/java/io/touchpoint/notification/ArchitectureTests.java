package io.touchpoint.notification;

import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

import io.touchpoint.starter.testing.ArchitectureRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests {

	private static final JavaClasses SERVICE = ArchitectureRules.classesOf("io.touchpoint.notification");

	@Test
	void theCommonRulesAreKept() {
		ArchitectureRules.check("io.touchpoint.notification");
	}

	@Test
	void deliveryKnowsNeitherTriggersNorTemplates() {
		noClasses().that()
			.resideInAPackage("..delivery")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("..trigger", "..template", "..browse", "..site")
			.check(SERVICE);
	}

	@Test
	void templatesKnowNoTriggers() {
		noClasses().that()
			.resideInAPackage("..template")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("..trigger", "..browse")
			.check(SERVICE);
	}

	@Test
	void nobodyDependsOnBrowsing() {
		noClasses().that()
			.resideOutsideOfPackage("..browse")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("..browse")
			.check(SERVICE);
	}

	@Test
	void whoSeesAllSitesHasAReason() {
		ArchitectureRules.checkWhoSeesAllSites("io.touchpoint.notification",
				Map.ofEntries(Map.entry("delivery.Delivery", "Mails are sent without a caller"),
						Map.entry("delivery.ForgetController", "Asked by a fellow service, which sees no site"),
						Map.entry("delivery.Preparation", "Mails are sent without a caller"),
						Map.entry("trigger.ContactLookup", "Events tell of any site")));
	}

}
