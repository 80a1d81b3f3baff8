package io.touchpoint.gateway;

import java.util.Map;

import io.touchpoint.starter.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests {

	private static final String GATEWAY = "io.touchpoint.gateway";

	@Test
	void theCommonRulesHold() {
		ArchitectureRules.check(GATEWAY);
	}

	@Test
	void routesKnowNoDirectoryAndSignInKnowsNobody() {
		var classes = ArchitectureRules.classesOf(GATEWAY);
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

	@Test
	void whoSeesAllSitesHasAReason() {
		ArchitectureRules.checkWhoSeesAllSites(GATEWAY, Map.ofEntries(
				Map.entry("directory.ColleagueController", "Asked by fellow services"),
				Map.entry("directory.SiteController", "Operations see which sites there are, and no customers"),
				Map.entry("directory.SiteInfoLoop", "Measures sites without a caller"),
				Map.entry("directory.Sites", "Regions and imports of the directory span sites; head office only"),
				Map.entry("directory.Staff", "Head office gets all sites, and a wish is compared with all that exist"),
				Map.entry("login.Accounts",
						"Names of accounts are unique over all; its callers look at the scope before"),
				Map.entry("login.ApiKeys", "The secret says whose key it is; made and listed by head office"),
				Map.entry("login.DemoAccounts", "Makes accounts without a caller"),
				Map.entry("login.Sessions", "The secret says whose session it is"),
				Map.entry("login.SetupCodes", "The first account of head office"),
				Map.entry("login.SignIn", "Who signs in has no scope yet"),
				Map.entry("login.SigningKeys", "Keys have no site"),
				Map.entry("login.SiteList", "Reads the star of an account or a key")));
	}

}
