package io.touchpoint.feedback.restricted;

import java.util.List;
import java.util.UUID;

import io.touchpoint.feedback.restricted.FieldRights.Field;
import io.touchpoint.starter.security.Caller;
import io.touchpoint.starter.security.Role;

/**
 * A complaint that is for few eyes only, behind an answer.
 *
 * @param handlers the accounts that may see it beside the site's managers
 */
public record RestrictedCase(UUID complaint, List<String> handlers) {

	public RestrictedCase {
		handlers = List.copyOf(handlers);
	}

	/** Whether a colleague of the site may read what it tells. */
	boolean shows(Caller caller, FieldRights rights) {
		return !rights.hides(Field.RESTRICTED_WORDS, caller)
				&& (caller.has(Role.SITE_MANAGER) || this.handlers.contains(caller.id()));
	}

}
