package io.touchpoint.feedback.restricted;

import java.util.List;
import java.util.UUID;

/**
 * A complaint that is for few eyes only, behind an answer.
 *
 * @param handlers the accounts that may see it beside the site's managers
 */
public record RestrictedCase(UUID complaint, List<String> handlers) {

	public RestrictedCase {
		handlers = List.copyOf(handlers);
	}

	/** Whether a colleague of the site may see it. */
	boolean shows(String account, boolean manages) {
		return manages || this.handlers.contains(account);
	}

}
