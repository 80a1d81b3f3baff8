package io.touchpoint.feedback.restricted;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.touchpoint.feedback.restricted.FieldRights.Field;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;
import io.touchpoint.starter.security.SiteScope;

import static org.assertj.core.api.Assertions.assertThat;

class RestrictedCaseTests {

	private static final FieldRights OPEN = new FieldRights(Set.of(), Set.of());

	private final RestrictedCase complaint = new RestrictedCase(UUID.randomUUID(), List.of("named"));

	private static Caller caller(String id, Role... roles) {
		return new Caller(id, "Stefan", Set.of(roles), SiteScope.of("north-general"));
	}

	@Test
	void managersAndNamedHandlersReadItWhateverElseTheyAre() {
		assertThat(this.complaint.shows(caller("x", Role.SITE_MANAGER), OPEN)).isTrue();
		assertThat(this.complaint.shows(caller("named", Role.STAFF), OPEN)).isTrue();
		assertThat(this.complaint.shows(caller("named", Role.HEAD_OFFICE), OPEN)).isTrue();
		assertThat(this.complaint.shows(caller("x", Role.STAFF), OPEN)).isFalse();
		assertThat(this.complaint.shows(caller("x", Role.HEAD_OFFICE), OPEN)).isFalse();
	}

	@Test
	void aHandlerWhoseRoleSeesNoWordsOfRestrictedComplaintsDoesNot() {
		FieldRights rights = new FieldRights(Set.of(), Set.of(Field.RESTRICTED_WORDS));
		assertThat(this.complaint.shows(caller("named", Role.STAFF), rights)).isFalse();
		assertThat(this.complaint.shows(caller("named", Role.HEAD_OFFICE), rights)).isTrue();
		assertThat(this.complaint.shows(caller("x", Role.STAFF, Role.SITE_MANAGER), rights)).isTrue();
	}

}
