package io.touchpoint.starter.security;

import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallerTests {

	private static Caller caller(Role role, SiteScope sites) {
		return new Caller("019b8e2f-4b40-7000-8000-000000000001", "Hanna Head", Set.of(role), sites);
	}

	@Test
	void whatHoldsAtEverySiteIsForHeadOfficeWithAllSitesInSight() {
		assertThatCode(() -> caller(Role.HEAD_OFFICE, SiteScope.allSites()).requireOrganisation())
			.doesNotThrowAnyException();
	}

	@Test
	void headOfficeThatSeesSomeSitesOnlyIsRefused() {
		assertThatThrownBy(() -> caller(Role.HEAD_OFFICE, SiteScope.of("a")).requireOrganisation())
			.isInstanceOf(AccessDeniedException.class)
			.hasMessageContaining("all of them");
	}

	@Test
	void nobodyElseIsServedWhateverTheySee() {
		for (Role role : new Role[] { Role.SITE_MANAGER, Role.STAFF, Role.OPS }) {
			assertThatThrownBy(() -> caller(role, SiteScope.allSites()).requireOrganisation())
				.isInstanceOf(AccessDeniedException.class);
		}
	}

	@Test
	void aNamedSiteIsOneInSightAndNoneMeansAll() {
		Caller caller = caller(Role.STAFF, SiteScope.of("a", "b"));
		assertThat(caller.onlySite(" a\u0000")).isEqualTo("a");
		assertThat(caller.onlySite(null)).isNull();
		assertThat(caller.onlySite(" \u0000")).isNull();
		assertThatThrownBy(() -> caller.onlySite("c")).isInstanceOf(AccessDeniedException.class);
	}

}
