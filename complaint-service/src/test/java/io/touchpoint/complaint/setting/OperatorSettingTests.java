package io.touchpoint.complaint.setting;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;

import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OperatorSettingTests {

	private static SettingController controller() {
		MockEnvironment environment = new MockEnvironment();
		Stream.of(OperatorSetting.Group.values())
			.flatMap((group) -> group.properties().stream())
			.forEach((property) -> environment.setProperty(property, "set"));
		return new SettingController(environment);
	}

	private static Caller caller(Role role) {
		return new Caller("somebody", "Some Body", Set.of(role), SiteScope.allSites());
	}

	@Test
	void whatCountsStandsBesideWhatComesWithTheService() {
		assertThat(controller().operatorSettings(caller(Role.HEAD_OFFICE)).block())
			.contains(
					new OperatorSetting(OperatorSetting.Group.CLOCK, "touchpoint.complaint.clock.reopen", "set", "30d"))
			.noneMatch((setting) -> setting.property().matches(".*(secret|password|user|url|host).*"));
	}

	@Test
	void nobodyElseSeesThem() {
		for (Role role : new Role[] { Role.SITE_MANAGER, Role.STAFF, Role.OPS }) {
			assertThatExceptionOfType(AccessDeniedException.class)
				.isThrownBy(() -> controller().operatorSettings(caller(role)));
		}
	}

}
