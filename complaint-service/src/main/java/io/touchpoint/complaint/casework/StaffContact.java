package io.touchpoint.complaint.casework;

import java.util.Map;

/**
 * Where a colleague or a site is told of something in a case, and what the mail may say.
 *
 * @param language of the site, which the mail is written in
 * @param reference of the case
 * @param facts {@code url}: the page of the case; and what else the mail tells
 */
public record StaffContact(String email, String language, String reference, Map<String, String> facts) {

	public StaffContact {
		facts = Map.copyOf(facts);
	}

}
