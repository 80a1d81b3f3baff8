package io.touchpoint.complaint;

import java.util.Map;

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
					BASE + ".recovery", BASE + ".promise", BASE + ".reaction", BASE + ".handoff", BASE + ".audit",
					BASE + ".remedy", BASE + ".file", BASE + ".letter", BASE + ".erasure", BASE + ".mailbox",
					BASE + ".duplicate", BASE + ".contactplan", BASE + ".regulator", BASE + ".corrective")
			.check(classes);
		noClasses().that()
			.resideInAPackage(BASE + ".site")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(BASE + ".casework", BASE + ".clock", BASE + ".tracking", BASE + ".browse",
					BASE + ".importer")
			.check(classes);
	}

	@Test
	void whoSeesAllSitesHasAReason() {
		ArchitectureRules.checkWhoSeesAllSites(BASE,
				Map.ofEntries(Map.entry("casework.Casework", "The sweep of late cases has no caller"),
						Map.entry("clock.AnswerSweep", "Marks late cases without a caller"),
						Map.entry("clock.ClockController", "Asked by the notification service, which sees no site"),
						Map.entry("clock.ClockSweep", "Looks for clocks that are due without a caller"),
						Map.entry("clock.DeadlineReview", "Looks for sites with another calendar without a caller"),
						Map.entry("clock.HolidayTables", "Reads which countries there are, of no site"),
						Map.entry("mailbox.MailController", "The tray holds mails of no site, for who sees all"),
						Map.entry("mailbox.MailIntake", "A mail says whose it is, before its site is known"),
						Map.entry("mailbox.MailPoll", "Notes numbers of the mail server, of no site"),
						Map.entry("corrective.ActionPeopleController",
								"Asked by the notification service, which sees no site"),
						Map.entry("corrective.ActionReminders", "Looks for actions that are due without a caller"),
						Map.entry("promise.PromisePeopleController",
								"Asked by the notification service, which sees no site"),
						Map.entry("promise.Promises", "Reminds and alerts without a caller"),
						Map.entry("contactplan.ContactPlans", "Ends plans in time without a caller"),
						Map.entry("erasure.Erasure", "Looks for ended cases without a caller"),
						Map.entry("erasure.ErasureController", "Asked by a fellow service, which sees no site"),
						Map.entry("recovery.Recovery", "Ends requests in time without a caller"),
						Map.entry("recovery.ReturnChecks", "Looks for resolutions to ask about without a caller"),
						Map.entry("remedy.RemedyPeopleController",
								"Asked by the notification service, which sees no site"),
						Map.entry("tracking.ContactController", "Asked by fellow services, which see no site"),
						Map.entry("tracking.Tracking", "The secret says whose case it is, before its site is known")));
	}

}
