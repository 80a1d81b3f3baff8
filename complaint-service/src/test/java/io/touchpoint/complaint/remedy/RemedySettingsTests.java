package io.touchpoint.complaint.remedy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.touchpoint.complaint.remedy.RemedySettings.OfSite;
import io.touchpoint.starter.security.Role;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RemedySettingsTests {

	private static final Duration SOON = Duration.ofMillis(1500);

	private static final Limits LIMITS = new Limits(5_000, 50_000, 1_000_000);

	@Test
	void aSiteMayDifferInWhatItNames() {
		RemedySettings settings = new RemedySettings("EUR", LIMITS, 30, SOON,
				Map.of("south-bay", new OfSite("JPY", new Limits(1, 2, 3), null), "shop", new OfSite(null, null, 14)));
		assertThat(settings.at("north-general")).isEqualTo(new Terms("EUR", LIMITS, 30));
		assertThat(settings.at("south-bay")).isEqualTo(new Terms("JPY", new Limits(1, 2, 3), 30));
		assertThat(settings.at("shop")).isEqualTo(new Terms("EUR", LIMITS, 14));
		assertThat(settings.ownLimits(Set.of(Role.STAFF, Role.SITE_MANAGER)))
			.isEqualTo(Map.of("south-bay", 2L, "shop", 50_000L));
	}

	@Test
	void whatMakesNoSenseIsRefusedAtTheStart() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Limits(2, 1, 3));
		assertThatIllegalArgumentException().isThrownBy(() -> new RemedySettings("euros", LIMITS, 30, SOON, Map.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> new RemedySettings("EUR", LIMITS, -1, SOON, Map.of()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new RemedySettings("EUR", LIMITS, 30, SOON, Map.of("shop", new OfSite(null, null, -1))));
	}

}
