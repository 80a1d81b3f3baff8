package io.touchpoint.feedback;

import java.util.Map;

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

	@Test
	void whoSeesAllSitesHasAReason() {
		ArchitectureRules.checkWhoSeesAllSites(FEEDBACK, Map.ofEntries(
				Map.entry("browse.ResponseController",
						"The contact is asked for by the notification service, the site by the complaint service"),
				Map.entry("customer.CustomerChanges",
						"Who they are is compared with all customers; who does not see all their sites changes nothing"),
				Map.entry("customer.Departures",
						"A customer who left is kept from others who change them; only departures of the own sites are taken back"),
				Map.entry("customer.ErasedLetters", "Looks for letters of who was erased, without a caller"),
				Map.entry("customer.PublicVisits", "A source signs for itself, before its sites are known"),
				Map.entry("customer.Register",
						"One customer comes to many sites: who it is is found among all, and shown by scope"),
				Map.entry("customer.SourceController", "Sources serve several sites; head office only"),
				Map.entry("importer.MappingController", "A file holds rows of all sites; head office only"),
				Map.entry("intake.IntakeConfiguration", "Forgets old keys without a caller"),
				Map.entry("invitation.InvitationController",
						"Rests hold over all sites; whom to mail is asked by the notification service"),
				Map.entry("invitation.Invitations",
						"Rests hold over all sites, and the secret of an invitation says whose it is"),
				Map.entry("journey.Journeys", "The organisation's journey changes at all sites; head office only"),
				Map.entry("journey.OverdueSweep", "Looks for what is overdue without a caller"),
				Map.entry("journey.Surveys", "The code says which site it is, before that is known"),
				Map.entry("kiosk.KioskDevices", "The secret says which device it is, before its site is known"),
				Map.entry("moment.AlertController", "Whom to tell is asked by the notification service"),
				Map.entry("moment.AlertCount", "Measures what waits, without a caller"),
				Map.entry("retention.RetentionController",
						"Counts what a rule of all sites would cut; head office only"),
				Map.entry("retention.RetentionSweep", "Cuts what was kept for its time, without a caller"),
				Map.entry("visit.FindingTelling", "Tells managers of findings without a caller"),
				Map.entry("visit.HandIn",
						"The secret of a report says which visit it is; its site must not see it yet"),
				Map.entry("visit.OverdueTelling", "Tells planners of overdue visits without a caller"),
				Map.entry("visit.ShopperPages", "The secret says which visit it is, before its site is known"),
				Map.entry("visit.ShopperPhotos", "The secret says which visit it is; its site must not see it yet"),
				Map.entry("visit.VisitMailController", "Whom to mail is asked by the notification service"),
				Map.entry("visit.VisitSweep", "Reminds, and ends what was missed, without a caller"),
				Map.entry("voice.ComplimentController", "Whom to tell is asked by the notification service"),
				Map.entry("widget.WidgetFraming", "The code says which site it is, before that is known")));
	}

}
