package io.touchpoint.feedback.site;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.FeedbackTest;
import io.touchpoint.feedback.Sites;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@FeedbackTest
class SiteFollowerTests {

	@Autowired
	Sites sites;

	private long surveys(String site) {
		return this.sites.count("SELECT count(*) FROM survey WHERE site = '" + site + "'");
	}

	@Test
	void aNewSiteGetsASurveyAtEveryTouchpointOfItsJourney() {
		this.sites.handle(List.of(Sites.saved("new-a", "hospital", true, 1), Sites.saved("new-b", "retail", true, 1)));
		assertThat(surveys("new-a"))
			.isEqualTo(this.sites.count("SELECT count(*) FROM touchpoint WHERE customer_type = 'PATIENT'"));
		assertThat(surveys("new-b"))
			.isEqualTo(this.sites.count("SELECT count(*) FROM touchpoint WHERE customer_type = 'CONSUMER'"));
		assertThat(this.sites.count("SELECT count(DISTINCT code) FROM survey WHERE site IN ('new-a', 'new-b')"))
			.isEqualTo(surveys("new-a") + surveys("new-b"));
	}

	@Test
	void theSecondTimeChangesNothing() {
		this.sites.arrive("twice-a");
		String code = this.sites.survey("twice-a", "waiting");
		long before = surveys("twice-a");
		this.sites.arrive("twice-a");
		assertThat(surveys("twice-a")).isEqualTo(before);
		assertThat(this.sites.survey("twice-a", "waiting")).isEqualTo(code);
	}

	@Test
	void anOlderRevisionNeverReplacesANewerOne() {
		this.sites
			.handle(List.of(Sites.saved("old-a", "hospital", false, 3), Sites.saved("old-a", "hospital", true, 2)));
		this.sites.handle(List.of(Sites.saved("old-a", "hospital", true, 1)));
		assertThat(this.sites.count("SELECT count(*) FROM site WHERE code = 'old-a' AND NOT open AND revision = 3"))
			.isEqualTo(1);
	}

}
