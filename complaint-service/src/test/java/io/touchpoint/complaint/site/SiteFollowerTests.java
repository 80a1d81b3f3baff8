package io.touchpoint.complaint.site;

import java.time.Instant;
import java.util.List;

import io.touchpoint.complaint.ComplaintServiceTest;
import io.touchpoint.starter.event.Event;
import io.touchpoint.starter.security.SiteScope;
import io.touchpoint.starter.security.SiteScopedTransaction;
import io.touchpoint.starter.testing.TestEvents;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@ComplaintServiceTest
class SiteFollowerTests {

	@Autowired
	SiteFollower follower;

	@Autowired
	Sites sites;

	@Autowired
	Units units;

	@Autowired
	SiteScopedTransaction transaction;

	@Test
	void aSavedSiteIsKnownAndAnOldOrRepeatedEventChangesNothing() {
		handle(saved("East Clinic", 1), saved("East Hospital", 2));
		handle(saved("East Clinic", 1));
		handle(saved("East Hospital", 2));
		Site site = this.sites.find("east").block();
		assertThat(site.name()).isEqualTo("East Hospital");
		assertThat(site.zone().getId()).isEqualTo("Europe/Madrid");
		assertThat(site.languages()).containsExactly("es", "en");
		assertThat(site.contact().email()).isEqualTo("care@east.example.org");
		assertThat(site.contact().phone()).isNull();
	}

	@Test
	void unitsAreKnownAndAnOlderListChangesNothing() {
		handle(units("Pharmacy", true, 1), units("Old pharmacy", false, 3));
		handle(units("Pharmacy", true, 2));
		assertThat(this.units.find("east", "pharmacy").block()).isEqualTo(new Unit("pharmacy", "Old pharmacy", false));
		assertThat(this.units.find("east", "nowhere").block()).isNull();
	}

	private static Event units(String name, boolean open, long revision) {
		return TestEvents.event("site.units-saved", "east", "east", Instant.EPOCH, """
				{"units":[{"code":"pharmacy","name":"%s","open":%s,"addedLater":1}],"revision":%d}
				""".formatted(name, open, revision));
	}

	@Test
	void whatIsNoSiteCodeNamesNoSite() {
		assertThat(this.sites.find("*").block()).isNull();
		assertThat(this.sites.find("a,b").block()).isNull();
	}

	private void handle(Event... events) {
		this.transaction.run(SiteScope.allSites(), this.follower.handle(List.of(events))).block();
	}

	private static Event saved(String name, long revision) {
		return TestEvents.event("site.saved", "east", "east", Instant.EPOCH, """
				{"code":"east","name":"%s","region":{"code":"e","name":"East"},"sector":"hospital","peerGroup":"p",
				"timeZone":"Europe/Madrid","languages":["es","en"],
				"contact":{"email":"care@east.example.org","phone":null,"address":""},"open":true,"revision":%d,
				"addedLater":7}
				""".formatted(name, revision));
	}

}
