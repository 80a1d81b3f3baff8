package io.touchpoint.feedback.restricted;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.restricted.FieldRights.Field;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;

import static org.assertj.core.api.Assertions.assertThat;

class FieldRightsTests {

	private static Caller caller(Role... roles) {
		return new Caller("id", "Stefan", Set.of(roles), SiteScope.allSites());
	}

	@Test
	void nothingIsHiddenUnlessTheOrganisationSaysSo() {
		FieldRights rights = new FieldRights(Set.of(), Set.of());
		assertThat(rights.hides(Field.RESTRICTED_WORDS, caller(Role.STAFF))).isFalse();
		assertThat(rights.hides(Field.RESTRICTED_WORDS, caller(Role.HEAD_OFFICE))).isFalse();
		assertThat(rights.hides(Field.RESTRICTED_WORDS, caller(Role.OPS))).isTrue();
	}

	@Test
	void whatAnyRoleSeesWhoHasSeveralSeesAndManagersSeeAll() {
		FieldRights rights = new FieldRights(Set.of(Field.RESTRICTED_WORDS), Set.of(Field.RESTRICTED_WORDS));
		assertThat(rights.hides(Field.RESTRICTED_WORDS, caller(Role.STAFF, Role.HEAD_OFFICE))).isTrue();
		assertThat(rights.hides(Field.RESTRICTED_WORDS, caller(Role.STAFF, Role.SITE_MANAGER))).isFalse();
		assertThat(new FieldRights(Set.of(Field.RESTRICTED_WORDS), Set.of()).hides(Field.RESTRICTED_WORDS,
				caller(Role.STAFF, Role.HEAD_OFFICE)))
			.isFalse();
	}

}
