package io.touchpoint.complaint.clock;

import java.util.List;

import io.touchpoint.complaint.casework.Person;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told at a site, by the ids of their accounts.
 */
record People(List<String> managers, List<String> headOffice) {

	/** Where there is nobody, the site's own address is written to. */
	static final String SITE = "site";

	List<String> keys(Step.Audience audience, @Nullable Person owner) {
		List<String> keys = switch (audience) {
			case OWNER -> (owner != null) ? List.of(owner.id()) : List.of();
			case MANAGERS -> this.managers;
			case HEAD_OFFICE -> this.headOffice;
		};
		return keys.isEmpty() ? List.of(SITE) : keys;
	}

}
