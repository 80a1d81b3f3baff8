package io.touchpoint.complaint.casework;

import java.util.EnumSet;
import java.util.Set;

import io.touchpoint.starter.security.Role;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an organisation hides of cases from whom, within the bounds of {@link CaseField}:
 * what a role cannot do without stops the start.
 *
 * @param hiddenFromHeadOffice of contact, restricted-words, internal-notes and outgoing
 * @param hiddenFromStaff of contact, restricted-words and remedy-cost
 */
@ConfigurationProperties("touchpoint.complaint.field-rights")
record FieldRights(@DefaultValue Set<CaseField> hiddenFromHeadOffice, @DefaultValue Set<CaseField> hiddenFromStaff) {

	FieldRights {
		hiddenFromHeadOffice = checked(Role.HEAD_OFFICE, hiddenFromHeadOffice);
		hiddenFromStaff = checked(Role.STAFF, hiddenFromStaff);
	}

	/** Whoever has several roles sees what any of them sees. */
	Sight of(Set<Role> roles) {
		EnumSet<CaseField> hidden = EnumSet.allOf(CaseField.class);
		hidden.removeIf((field) -> roles.stream().anyMatch((role) -> shows(field, role)));
		return new Sight(hidden);
	}

	private boolean shows(CaseField field, Role role) {
		return switch (field.rightOf(role)) {
			case ALWAYS -> true;
			case NEVER -> false;
			case AS_SET -> switch (role) {
				case HEAD_OFFICE -> !this.hiddenFromHeadOffice.contains(field);
				case STAFF -> !this.hiddenFromStaff.contains(field);
				case SITE_MANAGER, OPS -> throw new IllegalStateException(role + " is not set");
			};
		};
	}

	private static Set<CaseField> checked(Role role, Set<CaseField> hidden) {
		hidden.stream()
			.filter((field) -> field.rightOf(role) != CaseField.Right.AS_SET)
			.findFirst()
			.ifPresent((field) -> {
				throw new IllegalArgumentException(field + " cannot be hidden from " + role);
			});
		return Set.copyOf(hidden);
	}

}
