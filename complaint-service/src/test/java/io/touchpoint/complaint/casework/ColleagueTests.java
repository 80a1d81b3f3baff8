package io.touchpoint.complaint.casework;

import java.util.Set;

import io.touchpoint.starter.security.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ColleagueTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Test
	void whoWorksOnCasesAtTheSiteMayOwnThem() {
		assertThat(colleague("['here', 'there']", true, Role.STAFF).obstacle("here")).isNull();
		assertThat(colleague("['here']", true, Role.OPS, Role.SITE_MANAGER).obstacle("here")).isNull();
		assertThat(colleague("'*'", true, Role.HEAD_OFFICE).obstacle("here")).isNull();
	}

	@Test
	void whoDoesNotMayNot() {
		assertThat(colleague("['there']", true, Role.STAFF).obstacle("here"))
			.isEqualTo("does not work at the site 'here'");
		assertThat(colleague("[]", true, Role.STAFF).obstacle("here")).isNotNull();
		assertThat(colleague("'here'", true, Role.STAFF).obstacle("here")).isNotNull();
		assertThat(colleague("['*']", true, Role.STAFF).obstacle("here")).isNotNull();
		assertThat(colleague("'*'", true, Role.OPS).obstacle("here")).isEqualTo("has no role that works on cases");
		assertThat(colleague("'*'", true).obstacle("here")).isEqualTo("has no role that works on cases");
		assertThat(colleague("'*'", false, Role.HEAD_OFFICE).obstacle("here")).isEqualTo("can no longer sign in");
	}

	private static Colleague colleague(String sites, boolean active, Role... roles) {
		return new Colleague("id", "Ana", null, Set.of(roles), JSON.readTree(sites.replace('\'', '"')), active);
	}

}
