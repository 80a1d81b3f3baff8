package io.touchpoint.feedback.restricted;

import java.util.Set;

import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the organisation hides of complaints from whom, as far as answers tell of it. The
 * complaint service has the same settings and the bounds that they keep.
 *
 * @param hiddenFromHeadOffice what head office does not see
 * @param hiddenFromStaff what staff do not see
 */
@ConfigurationProperties("touchpoint.field-rights")
record FieldRights(@DefaultValue Set<Field> hiddenFromHeadOffice, @DefaultValue Set<Field> hiddenFromStaff) {

	/** The fields of complaints. */
	enum Field {

		CONTACT, RESTRICTED_WORDS, REMEDY_COST, INTERNAL_NOTES, OUTGOING

	}

	/** Whether the caller does not see a field, by none of their roles. */
	boolean hides(Field field, Caller caller) {
		return !caller.has(Role.SITE_MANAGER)
				&& (!caller.has(Role.HEAD_OFFICE) || this.hiddenFromHeadOffice.contains(field))
				&& (!caller.has(Role.STAFF) || this.hiddenFromStaff.contains(field));
	}

}
